using Kkr.Reports;

namespace Kkr.Catalogue;

/// <summary>By when one period of a data set is reported, and whether it still can be.</summary>
/// <param name="Period">The period.</param>
/// <param name="Opens">The first day on which it can be reported.</param>
/// <param name="Deadline">The last day on which a report is timely.</param>
/// <param name="Lock">Why it is closed to change; null when it is not.</param>
public sealed record PeriodTerms(Period Period, DateOnly Opens, DateOnly Deadline, PeriodLock? Lock)
{
    /// <summary>The terms that follow from the definition alone.</summary>
    public static PeriodTerms Of(Periods periods, Period period) => new(period, periods.OpeningOf(period), periods.DeadlineOf(period), null);
}
