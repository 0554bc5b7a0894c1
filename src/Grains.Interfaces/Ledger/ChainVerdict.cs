namespace Kkr.Ledger;

/// <summary>What a verification of the ledger found.</summary>
/// <param name="Entries">How many entries were found in order: all of them when valid, else those before the first broken one.</param>
/// <param name="FirstBroken">The first entry that is not in order; null when all are.</param>
[GenerateSerializer, Immutable, Alias("kkr.ChainVerdict")]
public sealed record ChainVerdict([property: Id(0)] long Entries, [property: Id(1)] ChainBreak? FirstBroken)
{
    /// <summary>Every entry is in order, and the anchors agree.</summary>
    public bool Valid => FirstBroken is null;

    /// <summary>
    /// The position up to which the entries are those that were anchored outside the database; 0 without anchors. What was
    /// written after it can have been written anew, or cut off, without a trace.
    /// </summary>
    [Id(2)]
    public long AnchoredTo { get; init; }
}
