namespace Kkr.Ledger;

/// <summary>What a verification of the ledger found.</summary>
/// <param name="Entries">How many entries were found in order: all of them when valid, else those before the first broken one.</param>
/// <param name="FirstBroken">The first entry that is not in order; null when all are.</param>
public sealed record ChainVerdict(long Entries, ChainBreak? FirstBroken)
{
    /// <summary>Every entry is in order. A tail that was cut off does not show here: compare the heads with an anchor.</summary>
    public bool Valid => FirstBroken is null;
}
