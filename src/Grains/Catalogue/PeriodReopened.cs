using Kkr.Reports;

namespace Kkr.Catalogue;

/// <summary>The reports on a period were opened to change again.</summary>
/// <param name="Period">The period.</param>
/// <param name="Reason">Why.</param>
internal sealed record PeriodReopened(Period Period, string Reason) : DataSetEvent;
