namespace Kkr.Ledger;

/// <summary>Where the ledger is not what was once recorded, and what shows it.</summary>
/// <param name="Position">The position that the first broken entry carries.</param>
/// <param name="Stream">The stream it carries.</param>
/// <param name="Sequence">The sequence it carries.</param>
/// <param name="Reason">What does not fit.</param>
public sealed record ChainBreak(long Position, string Stream, long Sequence, ChainBreakReason Reason);
