namespace Kkr.Ledger;

/// <summary>How far a verification of the ledger has come.</summary>
/// <param name="Entries">How many entries have been looked at.</param>
/// <param name="Verdict">What it found; null as long as it goes on.</param>
[GenerateSerializer, Immutable, Alias("kkr.LedgerCheck")]
public sealed record LedgerCheck([property: Id(0)] long Entries, [property: Id(1)] ChainVerdict? Verdict);
