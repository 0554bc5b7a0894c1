using System.Collections.Immutable;

namespace Kkr.Testing.History;

/// <summary>What was read of a report when all was quiet.</summary>
/// <param name="Report">The report.</param>
/// <param name="Revision">Its revision; 0 where there is none.</param>
/// <param name="Figures">Its figures by place; null for a missing one.</param>
/// <param name="History">The digests of its revisions, the oldest first; null when they were not read.</param>
public sealed record ReportRead(
    ReportId Report, long Revision, ImmutableSortedDictionary<string, decimal?> Figures, IReadOnlyList<string>? History);
