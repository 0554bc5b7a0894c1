using System.Text.RegularExpressions;

namespace Kkr.Deployment.Tests.Alerts;

/// <summary>Alerts are rules that Prometheus takes, speak when they should and only then, and each has its runbook.</summary>
public sealed partial class AlertTests : IDisposable
{
    private const string Rules = "monitoring/alerts.yml", RuleTests = "monitoring/alerts.test.yml";

    private readonly string _folder = Directory.CreateTempSubdirectory("kkr-alerts-").FullName;

    private static IReadOnlyList<string> Alerts => [.. AlertName().Matches(Repository.Read(Rules)).Select(m => m.Groups[1].Value)];

    [Fact]
    public async Task Prometheus_takes_its_configuration_and_the_rules()
    {
        var rules = await Tool.RunAsync("promtool", ["check", "rules", Repository.PathOf(Rules)]);
        Assert.True(rules.ExitCode == 0, rules.Said);
        var configuration = await Tool.RunAsync("promtool", ["check", "config", "--syntax-only", Repository.PathOf("monitoring/prometheus.yml")]);
        Assert.True(configuration.ExitCode == 0, configuration.Said);
    }

    [Fact]
    public async Task Each_alert_speaks_when_it_should_and_only_then()
    {
        var outcome = await Tool.RunAsync("promtool", ["test", "rules", Repository.PathOf(RuleTests)]);
        Assert.True(outcome.ExitCode == 0, outcome.Said);
        var tested = Repository.Read(RuleTests);
        foreach (var alert in Alerts)
        {
            Assert.Matches($@"alertname: {alert}\n\s+exp_alerts:\n\s+- exp_labels", tested);
            Assert.Contains($"alertname: {alert}, exp_alerts: [] }}", tested, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Alerts_that_never_speak_are_found()
    {
        File.Copy(Repository.PathOf(RuleTests), Path.Combine(_folder, "alerts.test.yml"));
        // The condition of each is made one that never holds.
        var silenced = Condition().Replace(Repository.Read(Rules), "$1vector(1) == 2\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "alerts.yml"), silenced, TestContext.Current.CancellationToken);
        var outcome = await Tool.RunAsync("promtool", ["test", "rules", Path.Combine(_folder, "alerts.test.yml")]);
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Equal(Alerts.Order(), Silent().Matches(outcome.Said).Select(m => m.Groups[1].Value).Distinct().Order());
    }

    [Fact]
    public void Each_alert_has_its_runbook_and_each_runbook_its_alert()
    {
        var operations = Repository.Read("docs/operations.md");
        var runbooks = Heading().Matches(operations[operations.IndexOf("## Runbooks", StringComparison.Ordinal)..]).Select(m => m.Groups[1].Value);
        Assert.Equal(Alerts.Order(), runbooks.Order());
        Assert.Distinct(Alerts);
        foreach (var alert in Alerts)
        {
            Assert.Contains($"runbook: docs/operations.md#{alert.ToLowerInvariant()}\n", Repository.Read(Rules), StringComparison.Ordinal);
            Assert.Matches($@"### {alert}\n\S.{{60,}}", operations);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [GeneratedRegex(@"alert: (\w+)")]
    private static partial Regex AlertName();

    [GeneratedRegex(@"(alert: \w+\n\s+expr: )(?:\|\n(?:\s{10,}.*\n)+|.*\n)")]
    private static partial Regex Condition();

    [GeneratedRegex(@"alertname: ?(\w+), time")]
    private static partial Regex Silent();

    [GeneratedRegex(@"^### (\w+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
