using Kkr.Reports;

namespace Kkr.Catalogue;

/// <summary>Which periods a data set is reported for.</summary>
/// <param name="Type">How long each is.</param>
/// <param name="First">The first that can be reported; null for no limit.</param>
/// <param name="Last">The last that can be reported; null for the current one.</param>
/// <param name="DeadlineDays">How many days after the period's last day a report is timely.</param>
[GenerateSerializer, Immutable, Alias("kkr.Periods")]
public sealed record Periods(
    [property: Id(0)] PeriodType Type, [property: Id(1)] Period? First, [property: Id(2)] Period? Last,
    [property: Id(3)] int DeadlineDays)
{
    /// <summary>Whether a period can be reported on a day: from its own first day on, between the first and the last.</summary>
    public bool IsOpen(Period period, DateOnly today) => period.FirstDay <= today && Covers(period);

    /// <summary>Whether a period lies between the first and the last.</summary>
    public bool Covers(Period period) => (First is not { } first || period >= first) && (Last is not { } last || period <= last);

    /// <summary>The last day on which a report on a period is timely.</summary>
    public DateOnly DeadlineOf(Period period) => period.LastDay.AddDays(DeadlineDays);
}
