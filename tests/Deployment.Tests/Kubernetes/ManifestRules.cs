using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Kkr.Deployment.Tests.Kubernetes;

/// <summary>
/// What the manifests must be, beside well formed. Each rule says what breaks it; the planted faults of
/// <see cref="ManifestTests"/> show that each of them can.
/// </summary>
internal static partial class ManifestRules
{
    private const string Restricted = "restricted";

    private static readonly string[] ShutdownTimes = ["Shutdown__Notice", "Shutdown__Drain"];

    /// <summary>What operators make by hand, as docs/operations.md says.</summary>
    private static readonly string[] Silent = ["configmap kkr-auth", "secret kkr-database", "secret kkr-privacy", "secret kkr-silo-tls", "secret kkr-gateway-tls", "secret kkr-authority"];

    private static readonly IReadOnlyList<(string Name, Func<Manifests, IEnumerable<string>> Faults)> All =
    [
        ("schema", m => m.Objects.Select(o => Manifests.FaultOf(o) is { } fault ? $"{Label(o)}: {fault}" : null).OfType<string>()),
        ("namespace", NamespaceFaults),
        ("non-root", m => EachPod(m, p => At(p, "securityContext", "runAsNonRoot") is { } v && (bool)v && At(p, "securityContext", "runAsUser") is { } u && (long)u > 0)),
        ("seccomp", m => EachPod(m, p => (string?)At(p, "securityContext", "seccompProfile", "type") == "RuntimeDefault")),
        ("host", m => EachPod(m, p => ((string[])["hostNetwork", "hostPID", "hostIPC"]).All(h => p[h] is null)
            && Items(p["volumes"]).All(v => v["hostPath"] is null) && Containers(p).All(c => Items(c["ports"]).All(q => q["hostPort"] is null)))),
        ("read-only", m => EachContainer(m, c => At(c, "securityContext", "readOnlyRootFilesystem") is { } v && (bool)v)),
        ("escalation", m => EachContainer(m, c => At(c, "securityContext", "allowPrivilegeEscalation") is { } v && !(bool)v && At(c, "securityContext", "privileged") is null)),
        ("capabilities", m => EachContainer(m, c =>
            Items(At(c, "securityContext", "capabilities", "drop")).Select(d => (string)d!).SequenceEqual(["ALL"]) && At(c, "securityContext", "capabilities", "add") is null)),
        ("token", m => EachPod(m, p => p["automountServiceAccountToken"] is { } v && !(bool)v && p["serviceAccountName"] is { } account
            && m.Objects.Any(o => Manifests.KindOf(o) == "ServiceAccount" && Manifests.NameOf(o) == (string)account!
                && o["automountServiceAccountToken"] is { } mounted && !(bool)mounted))),
        ("image", m => EachContainer(m, c => PinnedImage().IsMatch((string)c["image"]!))),
        ("one-version", m => m.Objects.SelectMany(o => PodsOf(o)).SelectMany(Containers).Select(c => ((string)c["image"]!).Split(':')[^1]).Distinct().Count() == 1 ? [] : ["images"]),
        ("limits", m => EachContainer(m, c => At(c, "resources", "limits", "memory") is not null && At(c, "resources", "requests", "memory") is not null
            && At(c, "resources", "requests", "cpu") is not null)),
        ("scratch", m => EachPod(m, p => Items(p["volumes"]).Where(v => v["emptyDir"] is not null).All(v => At(v, "emptyDir", "sizeLimit") is not null))),
        ("probes", ProbeFaults),
        ("rollout", m => Deployments(m).Where(d => At(d, "spec", "strategy", "rollingUpdate", "maxUnavailable")?.ToString() != "0"
            || (string?)At(d, "spec", "strategy", "type") == "Recreate" || At(d, "spec", "minReadySeconds") is null).Select(Label)),
        ("grace", GraceFaults),
        ("disruption", m => Deployments(m).Where(d => !m.Objects.Any(o => Manifests.KindOf(o) == "PodDisruptionBudget" && Selects(At(o, "spec", "selector"), d)
            && (At(o, "spec", "maxUnavailable")?.ToString() == "1" || At(o, "spec", "minAvailable") is not null))).Select(Label)),
        ("replicas", m => Deployments(m).Where(d => (long?)At(d, "spec", "replicas") is not >= 2).Select(Label)),
        ("spread", m => Deployments(m).Where(d => !Items(At(d, "spec", "template", "spec", "topologySpreadConstraints")).Any(t =>
            (string?)t["topologyKey"] == "kubernetes.io/hostname" && Selects(t["labelSelector"], d))).Select(Label)),
        ("autoscaler", m => m.Objects.Any(o => Manifests.KindOf(o) == "HorizontalPodAutoscaler" && (string?)At(o, "spec", "scaleTargetRef", "name") == "gateway"
            && (long?)At(o, "spec", "minReplicas") >= 2 && (long?)At(o, "spec", "maxReplicas") >= (long?)At(o, "spec", "minReplicas")) ? [] : ["gateway"]),
        ("secrets", SecretFaults),
        ("references", ReferenceFaults),
        ("settings", m => m.Objects.SelectMany(PodsOf).SelectMany(Containers).SelectMany(c => Items(c["env"])).Select(e => (string)e["name"]!)
            .Where(name => !Settings.Names.Contains(name))),
        ("needed-settings", NeededSettingFaults),
        ("ports", PortFaults),
        ("selectors", SelectorFaults),
        ("default-deny", m => Policies(m).Any(p => IsEmpty(At(p, "spec", "podSelector")) && At(p, "spec", "ingress") is null && At(p, "spec", "egress") is null
            && Items(At(p, "spec", "policyTypes")).Select(t => (string)t!).Order().SequenceEqual(["Egress", "Ingress"])) ? [] : ["no policy denies by default"]),
        ("silo-ports", SiloPortFaults),
        ("egress", EgressFaults),
        ("migration", m => m.Objects.Any(o => Manifests.KindOf(o) == "Job" && PodsOf(o).SelectMany(Containers).Any(c =>
            Items(c["args"]).Select(a => (string)a!).SequenceEqual(["migrate"])) && At(o, "spec", "backoffLimit") is not null
            && At(o, "spec", "activeDeadlineSeconds") is not null) ? [] : ["no migration"]),
    ];

    /// <summary>What is wrong, as <c>rule: where</c>.</summary>
    public static IReadOnlyList<string> Check(Manifests manifests)
    {
        var found = new List<string>();
        foreach (var rule in All)
        {
            var faults = rule.Faults(manifests).Distinct().Select(fault => $"{rule.Name}: {fault}").ToList();
            found.AddRange(faults);
            // The first is the schema: what does not fit it can't be judged by the others.
            if (found.Count > 0 && rule.Name == All[0].Name) break;
        }

        return found;
    }

    /// <summary>The names of the rules.</summary>
    public static IReadOnlyList<string> Names => [.. All.Select(r => r.Name)];

    private static IEnumerable<string> NamespaceFaults(Manifests m)
    {
        foreach (var space in m.Objects.Where(o => Manifests.KindOf(o) == "Namespace"))
            if ((string?)At(space, "metadata", "labels", "pod-security.kubernetes.io/enforce") != Restricted) yield return Label(space);
        foreach (var o in m.Objects.Where(o => Manifests.KindOf(o) != "Namespace" && (string?)At(o, "metadata", "namespace") != "kkr")) yield return Label(o);
    }

    private static IEnumerable<string> ProbeFaults(Manifests m)
    {
        foreach (var deployment in Deployments(m))
            foreach (var container in PodsOf(deployment).SelectMany(Containers))
            {
                var ports = Items(container["ports"]).Select(p => (string?)p["name"]).ToList();
                foreach (var (probe, path) in ((string, string)[])[("startupProbe", "/health/live"), ("livenessProbe", "/health/live"), ("readinessProbe", "/health/ready")])
                    if ((string?)At(container, probe, "httpGet", "path") != path || !ports.Contains(At(container, probe, "httpGet", "port")?.ToString()))
                        yield return $"{Label(deployment)} {probe}";
                // A slow start must not be taken for a dead process.
                if ((long?)At(container, "startupProbe", "periodSeconds") * (long?)At(container, "startupProbe", "failureThreshold") is not >= 60)
                    yield return $"{Label(deployment)} startupProbe";
            }
    }

    private static IEnumerable<string> GraceFaults(Manifests m)
    {
        foreach (var deployment in Deployments(m))
            foreach (var pod in PodsOf(deployment))
            {
                var container = Containers(pod).First();
                var wait = (long?)At(container, "lifecycle", "preStop", "sleep", "seconds") ?? 0;
                var shutdown = ShutdownTimes.Sum(name =>
                    TimeSpan.TryParse((string?)EnvOf(container, name)?["value"], CultureInfo.InvariantCulture, out var time) ? time.TotalSeconds : double.NaN);
                if (wait < 1 || !(((long?)At(pod, "terminationGracePeriodSeconds") ?? 30) > wait + shutdown)) yield return Label(deployment);
            }
    }

    private static IEnumerable<string> SecretFaults(Manifests m)
    {
        foreach (var o in m.Objects.Where(o => Manifests.KindOf(o) == "Secret")) yield return Label(o);
        foreach (var o in m.Objects)
            foreach (var variable in PodsOf(o).SelectMany(Containers).SelectMany(c => Items(c["env"])))
                if (SecretName().IsMatch((string)variable["name"]!) && At(variable, "valueFrom", "secretKeyRef", "name") is null)
                    yield return $"{Label(o)} {variable["name"]}";
    }

    private static IEnumerable<string> ReferenceFaults(Manifests m)
    {
        var given = m.Objects.Where(o => Manifests.KindOf(o) is "Secret" or "ConfigMap").Select(o => $"{Manifests.KindOf(o).ToLowerInvariant()} {Manifests.NameOf(o)}")
            .Concat(Silent).ToHashSet();
        foreach (var pod in m.Objects.SelectMany(PodsOf))
        {
            var env = Containers(pod).SelectMany(c => Items(c["env"])).ToList();
            var used = env.Select(e => At(e, "valueFrom", "secretKeyRef", "name")).Concat(Items(pod["volumes"]).Select(v => At(v, "secret", "secretName"))).OfType<JsonNode>().Select(n => $"secret {n}")
                .Concat(env.Select(e => At(e, "valueFrom", "configMapKeyRef", "name")).OfType<JsonNode>().Select(n => $"configmap {n}"));
            foreach (var missing in used.Where(u => !given.Contains(u))) yield return missing;
            var volumes = Items(pod["volumes"]).Select(v => (string)v["name"]!).ToHashSet();
            foreach (var mount in Containers(pod).SelectMany(c => Items(c["volumeMounts"])).Select(v => (string)v["name"]!).Where(v => !volumes.Contains(v))) yield return $"volume {mount}";
        }
    }

    private static IEnumerable<string> NeededSettingFaults(Manifests m)
    {
        string[] tls = ["Orleans__Tls__Certificate", "Orleans__Tls__Key", "Orleans__Tls__Authority"];
        var needed = new Dictionary<string, string[]>
        {
            ["silo"] = ["ConnectionStrings__Kkr", "Orleans__AdvertisedIPAddress", .. tls],
            ["gateway"] = ["ConnectionStrings__Kkr", "Auth__Authority", "Auth__Audience", "Privacy__Key", "Metrics__Port", .. tls],
            ["migrate"] = ["ConnectionStrings__Kkr"],
        };
        foreach (var (component, names) in needed)
            foreach (var container in m.Objects.Where(o => Manifests.NameOf(o) == component).SelectMany(PodsOf).SelectMany(Containers))
            {
                foreach (var name in names.Where(n => EnvOf(container, n) is null)) yield return $"{component} {name}";
                // A certificate lies where something is mounted.
                var mounted = Items(container["volumeMounts"]).Select(v => (string)v["mountPath"]! + "/").ToList();
                foreach (var file in tls.Select(n => (string?)EnvOf(container, n)?["value"]).OfType<string>().Where(f => !mounted.Any(p => f.StartsWith(p, StringComparison.Ordinal))))
                    yield return $"{component} {file}";
            }
    }

    /// <summary>Ports are those that the images listen at, and what refers to one by name finds it.</summary>
    private static IEnumerable<string> PortFaults(Manifests m)
    {
        foreach (var deployment in Deployments(m))
            foreach (var container in PodsOf(deployment).SelectMany(Containers))
            {
                var ports = Items(container["ports"]).Select(p => (long)p["containerPort"]!).Order();
                if (!ports.SequenceEqual(DockerfileRules.ExposedBy(Manifests.NameOf(deployment)))) yield return Label(deployment);
                if (EnvOf(container, "Metrics__Port")?["value"] is { } metrics
                    && !Items(container["ports"]).Any(p => (string?)p["name"] == "metrics" && p["containerPort"]!.ToString() == metrics.ToString()))
                    yield return $"{Label(deployment)} Metrics__Port";
                var scraped = At(deployment, "spec", "template", "metadata", "annotations", "prometheus.io/port")?.ToString();
                if (scraped != (EnvOf(container, "Metrics__Port")?["value"] ?? Items(container["ports"]).First(p => (string?)p["name"] == "http")["containerPort"])!.ToString())
                    yield return $"{Label(deployment)} prometheus.io/port";
            }

        foreach (var service in m.Objects.Where(o => Manifests.KindOf(o) == "Service"))
            foreach (var target in Items(At(service, "spec", "ports")).Select(p => p["targetPort"]?.ToString()))
                if (!Deployments(m).Where(d => Matches(At(service, "spec", "selector"), d)).SelectMany(PodsOf).SelectMany(Containers).SelectMany(c => Items(c["ports"])).Any(p => (string?)p["name"] == target))
                    yield return $"{Label(service)} {target}";
    }

    private static IEnumerable<string> SelectorFaults(Manifests m)
    {
        foreach (var deployment in Deployments(m).Where(d => !Selects(At(d, "spec", "selector"), d))) yield return Label(deployment);
        foreach (var service in m.Objects.Where(o => Manifests.KindOf(o) == "Service" && !Deployments(m).Any(d => Matches(At(o, "spec", "selector"), d)))) yield return Label(service);
        foreach (var policy in Policies(m).Where(p => !IsEmpty(At(p, "spec", "podSelector")) && !m.Objects.Any(o => PodsOf(o).Any() && Selects(At(p, "spec", "podSelector"), o))))
            yield return Label(policy);
    }

    /// <summary>A silo's ports for members are open to members only, and its probes' port to Prometheus besides.</summary>
    private static IEnumerable<string> SiloPortFaults(Manifests m)
    {
        var silo = m.Find("Deployment", "silo");
        foreach (var policy in Policies(m).Where(p => IsEmpty(At(p, "spec", "podSelector")) || Selects(At(p, "spec", "podSelector"), silo)))
            foreach (var rule in Items(At(policy, "spec", "ingress")))
            {
                var from = Items(rule["from"]).ToList();
                var ports = Items(rule["ports"]).Select(p => p["port"]?.ToString()).ToList();
                var allowed = from.Count > 0 && ports.Count > 0 && from.All(f =>
                    (string?)At(f, "podSelector", "matchLabels", "app.kubernetes.io/component") is { } component && f["namespaceSelector"] is null && f["ipBlock"] is null
                        ? component == "silo" || (component == "gateway" && ports.SequenceEqual(["orleans"]))
                        : (string?)At(f, "namespaceSelector", "matchLabels", "kubernetes.io/metadata.name") == "monitoring" && ports.SequenceEqual(["http"]));
                if (!allowed) yield return $"{Label(policy)} {rule.ToJsonString()}";
            }
        foreach (var service in m.Objects.Where(o => Manifests.KindOf(o) is "Service" && Matches(At(o, "spec", "selector"), silo))) yield return Label(service);
    }

    /// <summary>Nothing leaves but to members, the database, names, and from gateways to the issuer.</summary>
    private static IEnumerable<string> EgressFaults(Manifests m)
    {
        foreach (var policy in Policies(m))
            foreach (var rule in Items(At(policy, "spec", "egress")))
            {
                var ports = Items(rule["ports"]).Select(p => (long?)p["port"]).ToList();
                var toMembers = Items(rule["to"]).Any() && Items(rule["to"]).All(t => t["podSelector"] is not null || t["namespaceSelector"] is not null);
                long?[] anywhere = Manifests.NameOf(policy) == "gateway" ? [5432, 443] : [5432];
                if (ports.Count == 0 || (!toMembers && !ports.All(p => anywhere.Contains(p)))) yield return $"{Label(policy)} {rule.ToJsonString()}";
            }
    }

    private static IEnumerable<string> EachPod(Manifests m, Func<JsonObject, bool> holds) =>
        m.Objects.Where(o => PodsOf(o).Any(p => !holds(p))).Select(Label);

    private static IEnumerable<string> EachContainer(Manifests m, Func<JsonObject, bool> holds) =>
        m.Objects.Where(o => PodsOf(o).SelectMany(Containers).Any(c => !holds(c))).Select(Label);

    private static IEnumerable<JsonObject> Deployments(Manifests m) => m.Objects.Where(o => Manifests.KindOf(o) is "Deployment" or "StatefulSet");

    private static IEnumerable<JsonObject> Policies(Manifests m) => m.Objects.Where(o => Manifests.KindOf(o) == "NetworkPolicy");

    private static IEnumerable<JsonObject> PodsOf(JsonObject o) => At(o, "spec", "template", "spec") is JsonObject pod ? [pod] : [];

    private static IEnumerable<JsonObject> Containers(JsonObject pod) =>
        Items(pod["containers"]).Concat(Items(pod["initContainers"])).Cast<JsonObject>();

    private static JsonNode? EnvOf(JsonObject container, string name) => Items(container["env"]).FirstOrDefault(e => (string?)e["name"] == name);

    private static bool Selects(JsonNode? selector, JsonObject workload) => Matches(selector?["matchLabels"], workload);

    private static bool Matches(JsonNode? labels, JsonObject workload) => labels is JsonObject { Count: > 0 } wanted
        && wanted.All(l => (string?)At(workload, "spec", "template", "metadata", "labels", l.Key) == (string?)l.Value);

    private static bool IsEmpty(JsonNode? selector) => selector is JsonObject { Count: 0 };

    private static IEnumerable<JsonNode> Items(JsonNode? list) => list is JsonArray items ? items.OfType<JsonNode>() : [];

    private static JsonNode? At(JsonNode? node, params string[] path) => path.Aggregate(node, (at, name) => (at as JsonObject)?[name]);

    private static string Label(JsonObject o) => $"{Manifests.KindOf(o)}/{Manifests.NameOf(o)}";

    [GeneratedRegex(@"^[a-z0-9./-]+:\d+\.\d+\.\d+$")]
    private static partial Regex PinnedImage();

    [GeneratedRegex("ConnectionStrings|Privacy__Key|Password|Secret(?!s__Folder)")]
    private static partial Regex SecretName();
}
