using Kkr.Reports;

namespace Kkr.Municipalities;

/// <summary>The sum over a report's figures in one measure.</summary>
/// <param name="DataSet">The data set's id.</param>
/// <param name="Period">The period.</param>
/// <param name="Measure">The measure's id.</param>
/// <param name="Total">The sum of the figures that are not missing.</param>
[GenerateSerializer, Immutable, Alias("kkr.ReportTotal")]
public sealed record ReportTotal(
    [property: Id(0)] string DataSet, [property: Id(1)] Period Period, [property: Id(2)] string Measure, [property: Id(3)] decimal Total);
