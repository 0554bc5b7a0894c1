namespace Kkr.Ledger;

/// <summary>Where the ledger is not what was once recorded, and what shows it.</summary>
/// <param name="Position">The position that the first broken entry carries; of an anchor, the one it was made at.</param>
/// <param name="Stream">The stream it carries; empty where an anchor shows it and no entry is there.</param>
/// <param name="Sequence">The sequence it carries; 0 where no entry is there.</param>
/// <param name="Reason">What does not fit.</param>
[GenerateSerializer, Immutable, Alias("kkr.ChainBreak")]
public sealed record ChainBreak(
    [property: Id(0)] long Position, [property: Id(1)] string Stream, [property: Id(2)] long Sequence, [property: Id(3)] ChainBreakReason Reason);
