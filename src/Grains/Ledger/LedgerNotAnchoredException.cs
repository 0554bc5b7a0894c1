namespace Kkr.Ledger;

/// <summary>
/// The ledger is not the one that was anchored: entries are gone or others stand in their place. Nothing is anchored any
/// more until somebody has looked into it.
/// </summary>
/// <param name="position">Up to where it was known.</param>
public sealed class LedgerNotAnchoredException(long position) : Exception(
    FormattableString.Invariant($"The ledger is not the one that was anchored at position {position}. Verify it; see docs/operations.md."));
