using System.Text.Json.Nodes;
using k8s;

namespace Kkr.Deployment.Tests.Kubernetes;

/// <summary>The objects of an overlay, as Kubernetes' own client renders them.</summary>
internal sealed class Manifests
{
    private const string Separator = "\n---\n";
    private static readonly Dictionary<string, Task<(int ExitCode, string Said)>> Rendered = [];

    private Manifests(IEnumerable<JsonObject> objects) => Objects = [.. objects];

    /// <summary>The objects, each of which may be changed.</summary>
    public List<JsonObject> Objects { get; }

    /// <summary>Renders an overlay, and reads it as strictly as the API server does: an unknown or doubled member is an error.</summary>
    /// <exception cref="Xunit.Sdk.XunitException">It can't be rendered.</exception>
    public static async Task<Manifests> RenderAsync(string overlay)
    {
        Task<(int ExitCode, string Said)> rendering;
        lock (Rendered)
        {
            if (!Rendered.TryGetValue(overlay, out rendering!))
                Rendered[overlay] = rendering = Tool.RunAsync("kubectl", ["kustomize", Repository.PathOf($"k8s/overlays/{overlay}")]);
        }

        var (exitCode, said) = await rendering;
        Assert.True(exitCode == 0, said);
        return new(said.Split(Separator, StringSplitOptions.RemoveEmptyEntries).Select(yaml => Parse(yaml)));
    }

    /// <summary>An object, found by kind and name.</summary>
    public JsonObject Find(string kind, string name) => Objects.Single(o => KindOf(o) == kind && NameOf(o) == name);

    /// <summary>What the typed client, reading strictly, says against an object; null for nothing.</summary>
    public static string? FaultOf(JsonObject found)
    {
        if (IsForeign(found)) return null;
        try
        {
            // JSON is YAML, too, and the client's strict reader is that of YAML.
            KubernetesYaml.LoadAllFromString(found.ToJsonString(), strict: true);
            return null;
        }
        catch (Exception exception)
        {
            return (exception.InnerException ?? exception).Message;
        }
    }

    public static string KindOf(JsonObject o) => (string)o["kind"]!;

    public static string NameOf(JsonObject o) => (string)o["metadata"]!["name"]!;

    /// <summary>A kind that Kubernetes itself does not know.</summary>
    public static bool IsForeign(JsonObject o) => ((string)o["apiVersion"]!).StartsWith("cert-manager.io/", StringComparison.Ordinal);

    private static JsonObject Parse(string yaml)
    {
        if (yaml.Contains("apiVersion: cert-manager.io/", StringComparison.Ordinal))
            return (JsonObject)JsonNode.Parse(new YamlDotNet.Serialization.SerializerBuilder().JsonCompatible().Build().Serialize(
                new YamlDotNet.Serialization.DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize(yaml)!))!;
        var typed = Assert.Single(KubernetesYaml.LoadAllFromString(yaml, strict: true));
        return (JsonObject)JsonNode.Parse(KubernetesJson.Serialize(typed))!;
    }
}
