using Kkr.Reports;

namespace Kkr.Catalogue;

/// <summary>
/// A period's figures made public: those that stood in the ledger at a position. Later corrections become public by
/// publishing again.
/// </summary>
/// <param name="Period">The period.</param>
/// <param name="Position">The position in the ledger up to which reports are in it.</param>
/// <param name="VisibleFrom">From when everybody may see it: at once, or from the announced time.</param>
/// <param name="DecidedAt">When the secretariat decided on it.</param>
/// <param name="Reason">Why it changes figures that were public without having been announced; null where no reason was asked for.</param>
[GenerateSerializer, Immutable, Alias("kkr.Publication")]
public sealed record Publication(
    [property: Id(0)] Period Period, [property: Id(1)] long Position, [property: Id(2)] DateTimeOffset VisibleFrom,
    [property: Id(3)] DateTimeOffset DecidedAt, [property: Id(4)] string? Reason)
{
    /// <summary>Whether everybody may see it at an instant.</summary>
    public bool IsVisibleAt(DateTimeOffset instant) => VisibleFrom <= instant;
}
