using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Kkr.Deployment.Tests.Compose;

/// <summary>What the services of docker-compose.yml must be, beside well formed.</summary>
internal static partial class ComposeRules
{
    private static readonly IReadOnlyList<(string Name, Func<JsonObject, IEnumerable<string>> Faults)> All =
    [
        ("services", c => new[] { "postgres", "migrate", "silo1", "silo2", "gateway1", "gateway2", "prometheus", "grafana" }.Where(s => Services(c)[s] is null)),
        ("non-root", c => Each(c, s => (string?)s["user"] is { } user && user is not ("0" or "root"))),
        ("read-only", c => Each(c, s => s["read_only"] is { } v && (bool)v)),
        ("capabilities", c => Each(c, s => Items(s["cap_drop"]).SequenceEqual(["ALL"]) && s["cap_add"] is null && s["privileged"] is null)),
        ("escalation", c => Each(c, s => Items(s["security_opt"]).Contains("no-new-privileges:true"))),
        ("limits", c => Each(c, s => s["deploy"]?["resources"]?["limits"] is { } limits && limits["memory"] is not null && limits["cpus"] is not null)),
        ("health", c => Services(c).Where(s => s.Key != "migrate" && s.Value!["healthcheck"]?["test"] is null).Select(s => s.Key)),
        ("image", c => Each(c, s => PinnedImage().IsMatch((string?)s["image"] ?? ""))),
        ("order", c => Services(c).Where(s => s.Key.StartsWith("silo", StringComparison.Ordinal)
            && (string?)s.Value!["depends_on"]?["migrate"]?["condition"] != "service_completed_successfully").Select(s => s.Key)),
        ("loopback", c => Services(c).Where(s => Items(s.Value!["ports"]).Any(p => !p.StartsWith("127.0.0.1:", StringComparison.Ordinal))).Select(s => s.Key)),
        ("inside", c => Services(c).Where(s => s.Key is "postgres" or "migrate" or "silo1" or "silo2"
            && (s.Value!["ports"] is not null || ((s.Value!["networks"] as JsonObject)?.Select(n => n.Key) ?? Items(s.Value!["networks"])).Any(n => n != "cluster"))).Select(s => s.Key)
            .Concat(c["networks"]!["cluster"]!["internal"] is { } inside && (bool)inside ? [] : ["cluster"])),
        ("secrets", c => Services(c).SelectMany(s => Environment(s.Value!).Where(e => !e.Key.EndsWith("FILE", StringComparison.Ordinal) && SecretText().IsMatch($"{e.Key}={e.Value}")).Select(e => $"{s.Key} {e.Key}"))),
        ("settings", c => Services(c).Where(s => Ours(s.Key)).SelectMany(s => Environment(s.Value!).Select(e => e.Key).Where(n => !Settings.Names.Contains(n)).Select(n => $"{s.Key} {n}"))),
        ("needed", c => Services(c).Where(s => Ours(s.Key)).SelectMany(s => NeededBy(s.Key).Where(n => !Given(s.Value!).Contains(n)).Select(n => $"{s.Key} {n}"))),
        ("files", c => Services(c).SelectMany(s => Environment(s.Value!).Select(e => e.Value).Where(v => v.StartsWith("/run/secrets/", StringComparison.Ordinal))
            .Where(v => !Targets(s.Value!).Contains(v["/run/secrets/".Length..])).Select(v => $"{s.Key} {v}"))),
        ("scraped", c => Scraped().Where(t => Services(c)[t.Service] is not { } s || t.Port != (Environment(s).GetValueOrDefault("Metrics__Port") ?? "8081")).Select(t => $"{t.Service}:{t.Port}")),
        ("grace", c => Services(c).Where(s => (Ours(s.Key) && s.Key != "migrate") && (string?)s.Value!["stop_grace_period"] is not ("60s" or "1m" or "1m0s")).Select(s => s.Key)),
    ];

    public static IReadOnlyList<string> Names => [.. All.Select(r => r.Name)];

    public static IReadOnlyList<string> Check(JsonObject compose) => [.. All.SelectMany(r => r.Faults(compose).Select(f => $"{r.Name}: {f}"))];

    private static bool Ours(string service) => service is "migrate" or "silo1" or "silo2" or "gateway1" or "gateway2";

    private static string[] NeededBy(string service) => service[..4] switch
    {
        "silo" => ["ConnectionStrings__Kkr", "Orleans__AdvertisedIPAddress", "Orleans__Tls__Certificate", "Orleans__Tls__Key", "Orleans__Tls__Authority"],
        "gate" => ["ConnectionStrings__Kkr", "Privacy__Key", "Auth__Authority", "Metrics__Port", "Orleans__Tls__Certificate", "Orleans__Tls__Key", "Orleans__Tls__Authority"],
        _ => ["ConnectionStrings__Kkr"],
    };

    private static HashSet<string> Given(JsonNode service) =>
        [.. Environment(service).Keys, .. Environment(service).ContainsKey("Secrets__Folder") ? Targets(service) : []];

    private static IEnumerable<string> Targets(JsonNode service) =>
        (service["secrets"] as JsonArray ?? []).Select(s => (string?)s!["target"] ?? (string)s["source"]!);

    private static IEnumerable<(string Service, string Port)> Scraped() =>
        Target().Matches(Repository.Read("monitoring/prometheus.yml")).Select(m => (m.Groups[1].Value, m.Groups[2].Value));

    private static JsonObject Services(JsonObject compose) => (JsonObject)compose["services"]!;

    private static Dictionary<string, string> Environment(JsonNode service) =>
        (service["environment"] as JsonObject ?? []).ToDictionary(e => e.Key, e => e.Value?.ToString() ?? "");

    private static IEnumerable<string> Items(JsonNode? list) => list is JsonArray items ? items.Select(i => i!.ToString()) : [];

    private static IEnumerable<string> Each(JsonObject compose, Func<JsonNode, bool> holds) => Services(compose).Where(s => !holds(s.Value!)).Select(s => s.Key);

    [GeneratedRegex(@"^[a-z0-9/-]+:v?\d+(\.\d+)+$")]
    private static partial Regex PinnedImage();

    [GeneratedRegex("(?i)password|privacy__key|connectionstrings")]
    private static partial Regex SecretText();

    [GeneratedRegex("\"([a-z0-9]+):(\\d+)\"")]
    private static partial Regex Target();
}
