using Kkr.Catalogue;
using Kkr.Reports;

namespace Kkr.Municipalities;

/// <summary>Something a municipality is asked to report.</summary>
/// <param name="DataSet">The data set's id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Period">The period.</param>
/// <param name="Status">How far the report has come.</param>
/// <param name="Revision">The report's revision; 0 when nothing was submitted.</param>
/// <param name="Deadline">The last day on which it is timely.</param>
/// <param name="Through">The municipality it is reported through; null when it reports itself.</param>
[GenerateSerializer, Immutable, Alias("kkr.Obligation")]
public sealed record Obligation(
    [property: Id(0)] string DataSet, [property: Id(1)] Text Title, [property: Id(2)] Period Period,
    [property: Id(3)] ReportStatus Status, [property: Id(4)] long Revision, [property: Id(5)] DateOnly Deadline,
    [property: Id(6)] AreaCode? Through)
{
    /// <summary>The first day on which it can be reported.</summary>
    [Id(7)]
    public DateOnly Opens { get; init; }

    /// <summary>Whether the report came in time; null while there is none.</summary>
    [Id(8)]
    public bool? IsTimely { get; init; }

    /// <summary>Whether it is still owed, and the deadline has passed.</summary>
    [Id(9)]
    public bool IsOverdue { get; init; }

    /// <summary>Whether the report's content, as it stands, is approved.</summary>
    [Id(10)]
    public bool IsApproved { get; init; }

    /// <summary>Whether a report is there that counts.</summary>
    [Id(11)]
    public bool IsMet { get; init; }

    /// <summary>Why the report is closed to change; null when it is not.</summary>
    [Id(12)]
    public PeriodLock? Lock { get; init; }
}
