using System.Globalization;
using Kkr.Testing.Faults;
using Kkr.Testing.History;

namespace Kkr.Bench.Faults;

/// <summary>What a campaign comes to.</summary>
internal static class CampaignSummary
{
    public static string Of(IReadOnlyList<CampaignLine> lines)
    {
        if (lines.Count == 0) return "No run.";
        int Found(ViolationKind kind) => lines.Sum(l => l.Violations.Count(v => v.StartsWith(kind + ":", StringComparison.Ordinal)));
        var all = lines.Sum(l => l.Violations.Count);
        return string.Create(CultureInfo.InvariantCulture, $"""

            {lines.Count} runs, seeds {lines.Min(l => l.Seed)} to {lines.Max(l => l.Seed)}, {lines.Sum(l => l.Seconds) / 60:0.0} minutes
            {lines.Sum(l => (long)l.Acknowledged)} acknowledged, {lines.Sum(l => (long)l.Unknown)} attempts of unknown outcome that were repeated
            faults: {string.Join(", ", Enum.GetNames<FaultKind>().Select(k => $"{k} {lines.Sum(l => l.Faults.Count(f => f == k))}"))}
            with several at once: {lines.Count(l => l.Faults.Count > 1)} runs
            longest time without any acknowledgement: {lines.Max(l => l.LongestPauseSeconds):0.0} s, median of runs {lines.Select(l => l.LongestPauseSeconds).Order().ElementAt(lines.Count / 2):0.0} s
            {Found(ViolationKind.Loss)} lost, {Found(ViolationKind.DoubleCount)} doubled, {Found(ViolationKind.Phantom)} phantom, {all} violations in all
            """);
    }
}
