using System.Text.Json.Nodes;

namespace Kkr.Deployment.Tests.Kubernetes;

/// <summary>
/// Both overlays, as rendered by Kubernetes' own client and read strictly by its typed one, keep every rule; and each of
/// the faults planted here is named by the rule that it breaks. No cluster ran them.
/// </summary>
public sealed class ManifestTests
{
    private const string Pod = "spec/template/spec", Container = Pod + "/containers/0";

    /// <summary>A planted fault: the rule that must name it, the object, the place in it, and what stands there then; null for nothing.</summary>
    public static TheoryData<string, string, string, string, string?> Planted { get; } = new()
    {
        { "schema", "Deployment", "silo", "spec/replica", "3" },
        { "schema", "Deployment", "gateway", Container + "/readynessProbe", "{}" },
        { "schema", "NetworkPolicy", "silo", "spec/ingres", "[]" },
        { "schema", "Deployment", "gateway", "spec/replicas", "\"many\"" },
        { "namespace", "Namespace", "kkr", "metadata/labels/pod-security.kubernetes.io~1enforce", "\"baseline\"" },
        { "namespace", "Deployment", "gateway", "metadata/namespace", "\"default\"" },
        { "non-root", "Deployment", "silo", Pod + "/securityContext/runAsNonRoot", "false" },
        { "non-root", "Deployment", "gateway", Pod + "/securityContext/runAsUser", "0" },
        { "seccomp", "Job", "migrate", Pod + "/securityContext/seccompProfile", null },
        { "host", "Deployment", "silo", Pod + "/hostNetwork", "true" },
        { "host", "Deployment", "gateway", Pod + "/volumes/0", """{"name":"tmp","hostPath":{"path":"/tmp"}}""" },
        { "read-only", "Deployment", "gateway", Container + "/securityContext/readOnlyRootFilesystem", null },
        { "escalation", "Deployment", "silo", Container + "/securityContext/allowPrivilegeEscalation", "true" },
        { "escalation", "Job", "migrate", Container + "/securityContext/privileged", "true" },
        { "capabilities", "Deployment", "silo", Container + "/securityContext/capabilities/add", "[\"NET_ADMIN\"]" },
        { "capabilities", "Deployment", "gateway", Container + "/securityContext/capabilities", null },
        { "token", "Deployment", "gateway", Pod + "/automountServiceAccountToken", null },
        { "token", "ServiceAccount", "silo", "automountServiceAccountToken", "true" },
        { "token", "Deployment", "silo", Pod + "/serviceAccountName", "\"default\"" },
        { "image", "Deployment", "silo", Container + "/image", "\"kkr-orleans-silo:latest\"" },
        { "image", "Deployment", "gateway", Container + "/image", "\"kkr-orleans-gateway\"" },
        { "one-version", "Job", "migrate", Container + "/image", "\"kkr-orleans-silo:0.9.0\"" },
        { "limits", "Deployment", "silo", Container + "/resources/limits", null },
        { "limits", "Deployment", "gateway", Container + "/resources/requests/cpu", null },
        { "scratch", "Deployment", "silo", Pod + "/volumes/0/emptyDir/sizeLimit", null },
        { "probes", "Deployment", "gateway", Container + "/readinessProbe", null },
        { "probes", "Deployment", "silo", Container + "/livenessProbe/httpGet/path", "\"/health/ready\"" },
        { "probes", "Deployment", "silo", Container + "/startupProbe/failureThreshold", "3" },
        { "probes", "Deployment", "gateway", Container + "/livenessProbe/httpGet/port", "\"web\"" },
        { "rollout", "Deployment", "silo", "spec/strategy/rollingUpdate/maxUnavailable", "1" },
        { "rollout", "Deployment", "gateway", "spec/strategy", """{"type":"Recreate"}""" },
        { "grace", "Deployment", "silo", Pod + "/terminationGracePeriodSeconds", "30" },
        { "grace", "Deployment", "gateway", Container + "/lifecycle", null },
        { "disruption", "PodDisruptionBudget", "silo", "spec/maxUnavailable", "3" },
        { "disruption", "PodDisruptionBudget", "gateway", "spec/selector/matchLabels/app.kubernetes.io~1component", "\"gateways\"" },
        { "replicas", "Deployment", "silo", "spec/replicas", "1" },
        { "spread", "Deployment", "silo", Pod + "/topologySpreadConstraints", null },
        { "autoscaler", "HorizontalPodAutoscaler", "gateway", "spec/minReplicas", "1" },
        { "secrets", "Deployment", "gateway", Container + "/env/0", """{"name":"ConnectionStrings__Kkr","value":"Host=db;Password=x"}""" },
        { "references", "Deployment", "silo", Pod + "/volumes/1/secret/secretName", "\"kkr-silo-cert\"" },
        { "references", "Deployment", "silo", Container + "/volumeMounts/1/name", "\"certs\"" },
        { "settings", "Deployment", "silo", Container + "/env/1/name", "\"Orleans__AdvertisedAddress\"" },
        { "needed-settings", "Deployment", "silo", Container + "/env/1", null },
        { "needed-settings", "Deployment", "gateway", Container + "/volumeMounts/1/mountPath", "\"/certs\"" },
        { "ports", "Deployment", "silo", Container + "/ports/1/containerPort", "11112" },
        { "ports", "Service", "gateway", "spec/ports/0/targetPort", "\"web\"" },
        { "ports", "Deployment", "gateway", "spec/template/metadata/annotations/prometheus.io~1port", "\"8080\"" },
        { "selectors", "Deployment", "gateway", "spec/template/metadata/labels/app.kubernetes.io~1component", "\"gate\"" },
        { "selectors", "NetworkPolicy", "silo", "spec/podSelector/matchLabels/app.kubernetes.io~1component", "\"silos\"" },
        { "default-deny", "NetworkPolicy", "default-deny", "spec/policyTypes", "[\"Ingress\"]" },
        { "default-deny", "NetworkPolicy", "default-deny", "spec/ingress", "[{}]" },
        { "silo-ports", "NetworkPolicy", "silo", "spec/ingress/0/from", null },
        { "silo-ports", "NetworkPolicy", "silo", "spec/ingress/1/ports", """[{"port":"silo"}]""" },
        { "silo-ports", "NetworkPolicy", "silo", "spec/ingress/2/ports", null },
        { "silo-ports", "Service", "gateway", "spec/selector/app.kubernetes.io~1component", "\"silo\"" },
        { "egress", "NetworkPolicy", "silo", "spec/egress/1/ports", null },
        { "egress", "NetworkPolicy", "silo", "spec/egress/0/to", null },
        { "migration", "Job", "migrate", Container + "/args", null },
    };

    [Theory]
    [InlineData("small")]
    [InlineData("production")]
    public async Task An_overlay_keeps_every_rule(string overlay)
    {
        await SkipWithoutKustomizeAsync();
        Assert.Empty(ManifestRules.Check(await Manifests.RenderAsync(overlay)));
    }

    [Theory]
    [MemberData(nameof(Planted))]
    public async Task A_planted_fault_is_named(string rule, string kind, string name, string place, string? value)
    {
        await SkipWithoutKustomizeAsync();
        var manifests = await Manifests.RenderAsync("production");
        Plant(manifests.Find(kind, name), place, value);
        Assert.Contains(ManifestRules.Check(manifests), fault => fault.StartsWith(rule + ": ", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_rule_has_a_planted_fault() =>
        Assert.Equal(ManifestRules.Names.Order(), Planted.Select(p => p.Data.Item1).Distinct().Order());

    [Fact]
    public async Task Alerts_and_the_dashboard_go_with_production()
    {
        await SkipWithoutKustomizeAsync();
        var manifests = await Manifests.RenderAsync("production");
        Assert.Equal(Repository.Read("monitoring/alerts.yml"), (string?)manifests.Find("ConfigMap", "kkr-alerts")["data"]!["alerts.yml"]);
        var silo = manifests.Find("Certificate", "silo")["spec"]!;
        Assert.Equal("kkr-silo-tls", (string?)silo["secretName"]);
    }

    /// <summary>Old clients can't render what is written here; machines with one say so.</summary>
    private static async Task SkipWithoutKustomizeAsync()
    {
        var version = await Tool.RunAsync("kubectl", ["version", "--client"]);
        Assert.SkipUnless(
            System.Text.RegularExpressions.Regex.IsMatch(version.Said, @"Kustomize Version: v([5-9]|\d\d)"),
            "This machine's kubectl has no kustomize 5 or newer: nothing was rendered.");
    }

    private static void Plant(JsonNode at, string place, string? value)
    {
        var path = place.Split('/').Select(p => p.Replace("~1", "/", StringComparison.Ordinal)).ToArray();
        foreach (var step in path[..^1]) at = at is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : at[step]!;
        var planted = value is null ? null : JsonNode.Parse(value);
        if (at is JsonArray items)
        {
            var index = int.Parse(path[^1], System.Globalization.CultureInfo.InvariantCulture);
            if (planted is null) items.RemoveAt(index);
            else items[index] = planted;
        }
        else if (planted is null) Assert.True(((JsonObject)at).Remove(path[^1]), $"{place} is not there.");
        else at[path[^1]] = planted;
    }
}
