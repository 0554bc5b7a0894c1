using System.Text.Json.Nodes;
using YamlDotNet.Serialization;

namespace Kkr.Deployment.Tests.Compose;

/// <summary>docker-compose.yml, as Docker's own client reads it, keeps every rule; each planted fault is named. No engine ran it.</summary>
public sealed class ComposeTests
{
    private static readonly Lazy<Task<(int ExitCode, string Said)>> Rendered = new(() => Tool.RunAsync(
        "docker-compose", ["--file", Repository.PathOf("docker-compose.yml"), "config"],
        new Dictionary<string, string> { ["KKR_AUTH_AUTHORITY"] = "https://login.example" }));

    public static TheoryData<string, string, string?> Planted { get; } = new()
    {
        { "services", "silo2", null },
        { "non-root", "silo1/user", null },
        { "non-root", "postgres/user", "\"root\"" },
        { "read-only", "gateway2/read_only", "false" },
        { "capabilities", "grafana/cap_drop", null },
        { "capabilities", "silo1/privileged", "true" },
        { "escalation", "prometheus/security_opt", null },
        { "limits", "silo2/deploy/resources/limits/memory", null },
        { "health", "gateway1/healthcheck", null },
        { "image", "grafana/image", "\"grafana/grafana:latest\"" },
        { "image", "postgres/image", "\"postgres\"" },
        { "order", "silo1/depends_on/migrate", null },
        { "loopback", "gateway1/ports", "[\"8080:8080/tcp\"]" },
        { "inside", "silo1/ports", "[\"127.0.0.1:30000:30000/tcp\"]" },
        { "inside", "postgres/networks/public", "null" },
        { "secrets", "gateway1/environment/ConnectionStrings__Kkr", "\"Host=postgres;Password=x\"" },
        { "secrets", "postgres/environment/POSTGRES_PASSWORD", "\"x\"" },
        { "settings", "silo1/environment/Orleans__SilosPort", "\"11111\"" },
        { "needed", "silo2/environment/Orleans__AdvertisedIPAddress", null },
        { "needed", "gateway1/environment/Secrets__Folder", null },
        { "files", "silo1/environment/Orleans__Tls__Key", "\"/run/secrets/other.key\"" },
        { "scraped", "gateway2/environment/Metrics__Port", "\"9465\"" },
        { "grace", "silo1/stop_grace_period", "\"10s\"" },
    };

    [Fact]
    public async Task It_keeps_every_rule() => Assert.Empty(ComposeRules.Check(await RenderAsync()));

    [Theory]
    [MemberData(nameof(Planted))]
    public async Task A_planted_fault_is_named(string rule, string place, string? value)
    {
        var compose = await RenderAsync();
        var path = place.Split('/');
        var at = compose["services"]!;
        foreach (var step in path[..^1])
        {
            // A list of names and an object with nothing under each name mean the same.
            if (at[step] is JsonArray names) at[step] = new JsonObject(names.Select(n => KeyValuePair.Create(n!.ToString(), (JsonNode?)null)));
            at = at[step]!;
        }

        if (value is null) Assert.True(((JsonObject)at).Remove(path[^1]), $"{place} is not there.");
        else at[path[^1]] = JsonNode.Parse(value);
        Assert.Contains(ComposeRules.Check(compose), fault => fault.StartsWith(rule + ": ", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_rule_has_a_planted_fault() => Assert.Equal(ComposeRules.Names.Order(), Planted.Select(p => p.Data.Item1).Distinct().Order());

    [Fact]
    public void Images_are_small_pinned_and_run_as_nobody_special()
    {
        var dockerfile = Repository.Read("Dockerfile");
        Assert.Empty(DockerfileRules.Check(dockerfile));
        foreach (var (rule, from, to) in ((string, string, string)[])[
            ("base-tag", "ARG SDK=10.0.401-noble", "ARG SDK=latest"), ("base-tag", "aspnet:${RUNTIME} AS silo", "aspnet AS silo"),
            ("small-base", "-noble-chiseled-extra", "-noble"), ("non-root", "USER 1654\nEXPOSE 8080", "EXPOSE 8080"), ("non-root", "USER 1654", "USER 0"),
            ("entrypoint", "Kkr.Orleans.Gateway.dll", "Gateway.dll"), ("listens", "http://+:8081", "http://+:80")])
        {
            Assert.Contains(from, dockerfile, StringComparison.Ordinal);
            Assert.Contains(DockerfileRules.Check(dockerfile.Replace(from, to, StringComparison.Ordinal)), fault => fault.StartsWith(rule + ": ", StringComparison.Ordinal));
        }
    }

    private static async Task<JsonObject> RenderAsync()
    {
        var (exitCode, said) = await Rendered.Value;
        Assert.True(exitCode == 0, said);
        var read = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize(said)!;
        return (JsonObject)JsonNode.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(read))!;
    }
}
