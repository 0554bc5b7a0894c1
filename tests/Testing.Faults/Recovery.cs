using System.Diagnostics;
using Kkr.Testing.History;

namespace Kkr.Testing.Faults;

/// <summary>How long clients wait when a silo is killed under them.</summary>
/// <param name="Commands">How many commands were under way or came within the window after the kill, and were acknowledged.</param>
/// <param name="P50">The median of the time from first asking to the receipt, repeats included.</param>
/// <param name="P99">The 99th percentile.</param>
/// <param name="Longest">The longest.</param>
/// <param name="LongestPause">The longest time in which nobody was acknowledged anything.</param>
/// <param name="Violations">What the checker found; nothing, one hopes.</param>
public sealed record Recovery(int Commands, TimeSpan P50, TimeSpan P99, TimeSpan Longest, TimeSpan LongestPause, IReadOnlyList<Violation> Violations)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    /// <summary>Kills a silo under load, and looks at what was asked from shortly before until ten seconds after.</summary>
    /// <param name="campaign">The campaign whose cluster suffers.</param>
    /// <param name="seed">The seed of the load, and of the silo that is killed.</param>
    public static async Task<Recovery> MeasureAsync(FaultCampaign campaign, int seed)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        var fault = new PlannedFault(FaultKind.SiloKilled, seed % FaultCluster.Silos + 1, TimeSpan.FromSeconds(5), Window * 2);
        long killedAt = 0;
        var (outcome, attempts) = await campaign.RunRecordedAsync(seed, [fault], () => killedAt = Stopwatch.GetTimestamp());
        var times = attempts.GroupBy(a => (a.Content.Report.Reporter, a.Key))
            .Where(c => c.Any(a => a.Answer == CommandAnswer.Acknowledged))
            .Select(c => (Asked: c.Min(a => a.AskedAt), Answered: c.Where(a => a.Answer == CommandAnswer.Acknowledged).Min(a => a.AnsweredAt)))
            .Where(c => c.Answered >= killedAt && Stopwatch.GetElapsedTime(killedAt, c.Asked) < Window)
            .Select(c => Stopwatch.GetElapsedTime(c.Asked, c.Answered)).Order().ToList();
        TimeSpan Percentile(double p) => times.Count == 0 ? TimeSpan.Zero : times[(int)Math.Min(times.Count - 1, Math.Ceiling(times.Count * p) - 1)];
        return new(times.Count, Percentile(0.5), Percentile(0.99), Percentile(1), outcome.LongestPause, outcome.Violations);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"{Commands} commands, p50 {P50.TotalSeconds:0.00} s, p99 {P99.TotalSeconds:0.00} s, longest {Longest.TotalSeconds:0.00} s, longest pause of everybody {LongestPause.TotalSeconds:0.00} s, {Violations.Count} violations");
}
