using Kkr.Reports;

namespace Kkr.Catalogue;

/// <summary>A period's figures were made visible to everybody.</summary>
/// <param name="Period">The period.</param>
/// <param name="AsOf">The position in the ledger up to which reports are in it; null, in older entries, for the entry's own.</param>
/// <param name="VisibleFrom">From when it is to be seen; null for at once.</param>
/// <param name="Reason">Why public figures changed unannounced.</param>
internal sealed record PeriodPublished(Period Period, long? AsOf = null, DateTimeOffset? VisibleFrom = null, string? Reason = null) : DataSetEvent;
