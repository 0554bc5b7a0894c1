using System.Collections.Immutable;

namespace Kkr.Reports;

/// <summary>All that happened to a report.</summary>
/// <param name="Key">Which report.</param>
/// <param name="Revisions">Its revisions, the oldest first.</param>
[GenerateSerializer, Immutable, Alias("kkr.ReportHistory")]
public sealed record ReportHistory([property: Id(0)] ReportKey Key, [property: Id(1)] ImmutableArray<ReportRevision> Revisions);
