using Kkr.Reports;

namespace Kkr.Catalogue;

/// <summary>All reports on a period were closed to change.</summary>
/// <param name="Period">The period.</param>
/// <param name="Reason">Why.</param>
internal sealed record PeriodLocked(Period Period, string Reason) : DataSetEvent;
