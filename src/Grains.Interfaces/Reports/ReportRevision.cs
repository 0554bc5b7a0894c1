using System.Collections.Immutable;
using Kkr.Rights;

namespace Kkr.Reports;

/// <summary>One revision in a report's history.</summary>
/// <param name="Revision">Which, from 1.</param>
/// <param name="Kind">What happened: <c>report-submitted</c>.</param>
/// <param name="By">Who did it.</param>
/// <param name="OnBehalf">Whether that was on the reporter's behalf.</param>
/// <param name="RecordedAt">When.</param>
/// <param name="Status">The status it led to.</param>
/// <param name="Changes">What changed.</param>
/// <param name="Comment">The remark made with it.</param>
/// <param name="Position">Its position in the ledger.</param>
/// <param name="Hash">Its digest, hexadecimal.</param>
[GenerateSerializer, Immutable, Alias("kkr.ReportRevision")]
public sealed record ReportRevision(
    [property: Id(0)] long Revision, [property: Id(1)] string Kind, [property: Id(2)] string By,
    [property: Id(3)] bool OnBehalf, [property: Id(4)] DateTimeOffset RecordedAt, [property: Id(5)] ReportStatus Status,
    [property: Id(6)] ImmutableArray<CellChange> Changes, [property: Id(7)] string? Comment,
    [property: Id(8)] long Position, [property: Id(9)] string Hash)
{
    /// <summary>What changed of records and answers.</summary>
    [Id(10)]
    public ReportChanges Others { get; init; } = ReportChanges.None;

    /// <summary>By which right; null for what was recorded before rights were.</summary>
    [Id(11)]
    public ExercisedRight? Right { get; init; }
}
