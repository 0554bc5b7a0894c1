using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Kkr.Bench.Measuring;

/// <summary>All that was measured, as a table for people and as JSON for programs.</summary>
internal sealed class Results
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly List<Comparison> _comparisons = [];
    private readonly List<Finding> _findings = [];
    private readonly List<string> _checks = [];

    public void Add(Comparison comparison)
    {
        _comparisons.Add(comparison);
        Console.WriteLine(TableOf(comparison));
    }

    public void Add(Finding finding)
    {
        _findings.Add(finding);
        Console.WriteLine(LineOf(finding));
    }

    /// <summary>Totals were held against an independent count.</summary>
    public void Checked(string what)
    {
        _checks.Add(what);
        Console.WriteLine($"exact: {what}");
    }

    /// <summary>Everything as Markdown.</summary>
    public string AsMarkdown()
    {
        var text = new StringBuilder();
        foreach (var comparison in _comparisons) text.AppendLine(TableOf(comparison));
        if (_findings.Count > 0)
        {
            text.AppendLine("| | what | measured | target |").AppendLine("|---|---|---|---|");
            foreach (var finding in _findings) text.AppendLine(LineOf(finding));
            text.AppendLine();
        }

        foreach (var check in _checks) text.AppendLine(CultureInfo.InvariantCulture, $"- exact: {check}");
        return text.ToString();
    }

    /// <summary>Writes both forms into a folder.</summary>
    public async Task WriteAsync(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, name + ".md"), AsMarkdown());
        await File.WriteAllTextAsync(
            Path.Combine(folder, name + ".json"), JsonSerializer.Serialize(new { comparisons = _comparisons, findings = _findings, checks = _checks }, Json));
        Console.WriteLine($"Written: {Path.Combine(folder, name)}.md and .json");
    }

    private static string LineOf(Finding finding) =>
        string.Create(CultureInfo.InvariantCulture, $"| {finding.Benchmark} | {finding.What} | {Shown(finding.Value)} {finding.Unit} | {finding.Target} |");

    private static string TableOf(Comparison comparison)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"**{comparison.Benchmark}: {comparison.Work}** ({comparison.Standings[0].Turns.Count} turns each)").AppendLine();
        text.AppendLine("| contestant | median/s | lowest–highest | p50 ms | p99 ms | product is × | load CPU | all CPU |");
        text.AppendLine("|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var s in comparison.Standings)
            text.AppendLine(CultureInfo.InvariantCulture,
                $"| {s.Contestant} | {s.PerSecond:N0} | {s.Slowest:N0}–{s.Fastest:N0} | {s.P50Milliseconds:N1} | {s.P99Milliseconds:N1} | {s.Ratio:N2} | {s.LoadCpu * 100:N0} % | {s.BusyCpu * 100:N0} % |");
        return text.ToString();
    }

    private static string Shown(double value) =>
        value.ToString(Math.Abs(value) >= 100 ? "N0" : "N2", CultureInfo.InvariantCulture);
}
