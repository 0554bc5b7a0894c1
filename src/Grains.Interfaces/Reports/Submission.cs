using System.Collections.Immutable;

namespace Kkr.Reports;

/// <summary>What is submitted to a report, before it is checked.</summary>
/// <param name="Figures">The figures that it sets.</param>
/// <param name="Replace">Whether it is the whole report; otherwise what it does not name stays as it is.</param>
/// <param name="Comment">A remark, at most 2,000 characters; never published.</param>
/// <param name="Faults">Faults of shape that were found while reading it; the rules add their own.</param>
[GenerateSerializer, Immutable, Alias("kkr.Submission")]
public sealed record Submission(
    [property: Id(0)] ImmutableArray<SubmittedFigure> Figures, [property: Id(1)] bool Replace,
    [property: Id(2)] string? Comment, [property: Id(3)] ImmutableArray<ValidationError> Faults)
{
    /// <summary>The records that it sets.</summary>
    [Id(4)]
    public ImmutableArray<SubmittedRecord> Records { get; init; } = [];

    /// <summary>The answers that it gives; a question that is answered anew loses its earlier choices.</summary>
    [Id(5)]
    public ImmutableArray<SubmittedAnswer> Answers { get; init; } = [];

    /// <summary>The kinds of content that were sent, even if empty.</summary>
    [Id(6)]
    public ImmutableArray<Catalogue.ContentKind> Sent { get; init; } = [];

    /// <summary>The most figures, records or answers one submission may hold.</summary>
    public const int MaxFigures = 20_000;

    /// <summary>The most characters a remark may have.</summary>
    public const int MaxCommentLength = 2_000;
}
