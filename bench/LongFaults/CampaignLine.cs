namespace Kkr.Bench.Faults;

/// <summary>A line of a campaign's results file: a run.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Faults">The kinds of its faults.</param>
/// <param name="Acknowledged">How many commands were acknowledged.</param>
/// <param name="Unknown">How many attempts ended without a known outcome.</param>
/// <param name="LongestPauseSeconds">The longest time without any acknowledgement.</param>
/// <param name="Seconds">How long the run took.</param>
/// <param name="Violations">What the checker found.</param>
internal sealed record CampaignLine(
    int Seed, IReadOnlyList<string> Faults, int Acknowledged, int Unknown, double LongestPauseSeconds, double Seconds, IReadOnlyList<string> Violations);
