using System.Collections.Immutable;

namespace Kkr.Reports;

/// <summary>What a submission would do, if it were made (<c>dryRun=true</c>).</summary>
/// <param name="Warnings">What is doubtful.</param>
/// <param name="Changes">What it would change.</param>
[GenerateSerializer, Immutable, Alias("kkr.SubmissionPreview")]
public sealed record SubmissionPreview(
    [property: Id(0)] ImmutableArray<Warning> Warnings, [property: Id(1)] ImmutableArray<CellChange> Changes)
{
    /// <summary>What it would change of records and answers.</summary>
    [Id(2)]
    public ReportChanges Others { get; init; } = ReportChanges.None;
}
