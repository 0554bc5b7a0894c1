using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Regions;

/// <summary>Who has reported on a data set and period, of those who are expected to.</summary>
/// <param name="DataSet">The data set's id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Period">The period.</param>
/// <param name="Expected">How many are expected to report; joint reporters count once.</param>
/// <param name="Received">How many of them have.</param>
/// <param name="Approved">How many of their reports are approved.</param>
/// <param name="Missing">Those who have not.</param>
/// <param name="Deadline">The last day on which a report is timely.</param>
[GenerateSerializer, Immutable, Alias("kkr.Completeness")]
public sealed record Completeness(
    [property: Id(0)] string DataSet, [property: Id(1)] Text Title, [property: Id(2)] Period Period,
    [property: Id(3)] int Expected, [property: Id(4)] int Received, [property: Id(5)] int Approved,
    [property: Id(6)] ImmutableArray<AreaCode> Missing, [property: Id(7)] DateOnly Deadline)
{
    /// <summary>The first day on which it can be reported.</summary>
    [Id(8)]
    public DateOnly Opens { get; init; }

    /// <summary>Those whose report came after the deadline.</summary>
    [Id(9)]
    public ImmutableArray<AreaCode> Late { get; init; } = [];

    /// <summary>Whether the deadline has passed and somebody has not reported.</summary>
    [Id(10)]
    public bool IsOverdue { get; init; }

    /// <summary>Why the period is closed to change; null when it is not.</summary>
    [Id(11)]
    public PeriodLock? Lock { get; init; }

    /// <summary>How many reports came in time.</summary>
    public int Timely => Received - Late.Length;
}
