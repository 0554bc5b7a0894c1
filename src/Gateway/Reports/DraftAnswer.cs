using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Kkr.Reports;

namespace Kkr.Gateway.Reports;

/// <summary>A draft as clients read it, in the shape in which it can be submitted.</summary>
/// <param name="Figures">Its figures, as they were sent.</param>
/// <param name="Comment">The remark.</param>
/// <param name="Replace">Whether it would be the whole report.</param>
/// <param name="SavedBy">Who saved it.</param>
/// <param name="SavedAt">When.</param>
/// <param name="Records">Its records, as they were sent; left out where there are none.</param>
/// <param name="Answers">Its answers, as they were sent; left out where there are none.</param>
internal sealed record DraftAnswer(
    IReadOnlyList<DraftAnswer.Figure> Figures, string? Comment, bool Replace, string SavedBy, DateTimeOffset SavedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<IReadOnlyDictionary<string, object?>>? Records,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<DraftAnswer.Given>? Answers)
{
    /// <summary>What clients read of a draft.</summary>
    public static DraftAnswer Of(ReportDraft draft) => new(
        [.. draft.Content.Figures.Select(f => new Figure(
            f.At.DistinctBy(a => a.Key).ToImmutableSortedDictionary(a => a.Key, a => a.Value, StringComparer.Ordinal), f.Value, f.Missing))],
        draft.Content.Comment, draft.Content.Replace, draft.By, draft.At,
        draft.Content.Records.IsEmpty ? null : [.. draft.Content.Records.Select(RecordAnswer.Of)],
        draft.Content.Answers.IsEmpty ? null : [.. draft.Content.Answers.Select(a => new Given(a.Question, a.Choice))]);

    /// <summary>An answer that may still break rules.</summary>
    /// <param name="Question">The question.</param>
    /// <param name="Choice">The choice.</param>
    internal sealed record Given(string? Question, string? Choice);

    /// <summary>A figure that may still break rules.</summary>
    /// <param name="At">Where it stands.</param>
    /// <param name="Value">The figure.</param>
    /// <param name="Missing">Why it is missing; left out when it is not.</param>
    internal sealed record Figure(
        ImmutableSortedDictionary<string, string> At, decimal? Value,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Missing);
}
