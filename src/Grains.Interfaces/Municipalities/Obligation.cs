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
    [property: Id(6)] AreaCode? Through);
