using Kkr.Reports;

namespace Kkr.Municipalities;

/// <summary>A report that changed.</summary>
/// <param name="Report">Which.</param>
/// <param name="Revision">To which revision.</param>
/// <param name="Status">To which status.</param>
/// <param name="RecordedAt">When.</param>
[GenerateSerializer, Immutable, Alias("kkr.Activity")]
public sealed record Activity(
    [property: Id(0)] ReportKey Report, [property: Id(1)] long Revision, [property: Id(2)] ReportStatus Status,
    [property: Id(3)] DateTimeOffset RecordedAt);
