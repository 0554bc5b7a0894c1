using System.Collections.Immutable;
using System.Text.Json.Serialization;
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
    /// <summary>Single periods of another length that are reported too: the count on one day.</summary>
    [Id(4)]
    public ImmutableArray<Period> Also { get; init; } = [];

    /// <summary>The first day on which any of the periods can be reported, also those to come; null where each opens by itself.</summary>
    [Id(5)]
    public DateOnly? Opens { get; init; }

    /// <summary>How many days after its first day a period opens; negative for before.</summary>
    [Id(6)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int OpensAfterDays { get; init; }

    /// <summary>The month in which a school or counting year begins; null for August.</summary>
    [Id(7)]
    public int? YearBeginsInMonth { get; init; }

    /// <summary>Whether a period is of a length that is reported.</summary>
    public bool Has(Period period) => period.Type == Type || Also.Contains(period);

    /// <summary>Whether a period lies between the first and the last.</summary>
    public bool Covers(Period period) =>
        Also.Contains(period) || ((First is not { } first || period >= first) && (Last is not { } last || period <= last));

    /// <summary>The first day on which a period can be reported.</summary>
    public DateOnly OpeningOf(Period period) => Opens ?? period.FirstDay.AddMonths(MonthsLater(period)).AddDays(OpensAfterDays);

    /// <summary>Whether a period can be reported on a day.</summary>
    public bool IsOpen(Period period, DateOnly today) => OpeningOf(period) <= today && Covers(period);

    /// <summary>The last day on which a report on a period is timely.</summary>
    public DateOnly DeadlineOf(Period period) => period.LastDay.AddDays(1).AddMonths(MonthsLater(period)).AddDays(DeadlineDays - 1);

    private int MonthsLater(Period period) => period.Type == PeriodType.SchoolYear && YearBeginsInMonth is { } month ? month - 8 : 0;
}
