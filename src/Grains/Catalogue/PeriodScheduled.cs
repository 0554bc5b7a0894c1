using Kkr.Reports;

namespace Kkr.Catalogue;

/// <summary>A period's opening and deadline were set.</summary>
/// <param name="Period">The period.</param>
/// <param name="Opens">The first day on which it can be reported; null for the definition's.</param>
/// <param name="Deadline">The last day on which a report is timely; null for the definition's.</param>
internal sealed record PeriodScheduled(Period Period, DateOnly? Opens, DateOnly? Deadline) : DataSetEvent;
