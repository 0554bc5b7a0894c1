using Kkr.Testing.History;

namespace Kkr.Testing.Faults;

/// <summary>What came of a run.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Faults">What was done to the cluster.</param>
/// <param name="Acknowledged">How many commands were acknowledged.</param>
/// <param name="Unknown">How many attempts got no answer, or one that says that the outcome is unknown.</param>
/// <param name="Refused">How many were refused.</param>
/// <param name="Entries">How many entries the ledger got.</param>
/// <param name="LongestPause">The longest time in which no client was acknowledged anything.</param>
/// <param name="Duration">How long it took, with the checking.</param>
/// <param name="Violations">What the checker found.</param>
public sealed record RunOutcome(
    int Seed, IReadOnlyList<PlannedFault> Faults, int Acknowledged, int Unknown, int Refused, int Entries, TimeSpan LongestPause,
    TimeSpan Duration, IReadOnlyList<Violation> Violations)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"seed {Seed}: {string.Join(", ", Faults)}: {Acknowledged} acknowledged, {Unknown} unknown, {Refused} refused, {Entries} entries, longest pause {LongestPause.TotalSeconds:0.0} s, {Duration.TotalSeconds:0.0} s in all, {Violations.Count} violations")
        + string.Concat(Violations.Take(10).Select(v => $"\n  {v}"));
}
