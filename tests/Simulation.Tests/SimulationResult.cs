using Kkr.Testing.History;

namespace Kkr.Simulation;

/// <summary>What came of a seed.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Violations">What the checker found.</param>
/// <param name="Trace">A digest of all that happened.</param>
/// <param name="Acknowledged">How many commands were acknowledged.</param>
/// <param name="Entries">How many entries the ledger held.</param>
/// <param name="Faults">How often each kind of fault happened.</param>
public sealed record SimulationResult(
    int Seed, IReadOnlyList<Violation> Violations, ulong Trace, int Acknowledged, int Entries, IReadOnlyList<int> Faults);
