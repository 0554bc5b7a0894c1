using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Kkr.Reports;

namespace Kkr.Gateway.Reports;

/// <summary>How a figure, a record or an answer changes.</summary>
/// <param name="At">Where a figure stands; left out for others.</param>
/// <param name="Record">A record's id; left out for others.</param>
/// <param name="Question">An answered question; left out for others.</param>
/// <param name="From">What was there: a figure, a record, or a list of choices; null for nothing or missing.</param>
/// <param name="To">What is there now; null for nothing or missing.</param>
/// <param name="FromMissing">Why the old figure was missing; left out when it was not.</param>
/// <param name="ToMissing">Why the new figure is missing; left out when it is not.</param>
internal sealed record ChangeAnswer(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Coordinate? At,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Record,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Question,
    object? From, object? To,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MissingReason? FromMissing,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MissingReason? ToMissing)
{
    /// <summary>What clients read of changes.</summary>
    public static IEnumerable<ChangeAnswer> Of(ImmutableArray<CellChange> cells, ReportChanges others) =>
        cells.Select(c => new ChangeAnswer(c.At, null, null, c.From?.Value, c.To?.Value, c.From?.Missing, c.To?.Missing))
            .Concat(others.Records.Select(c => new ChangeAnswer(
                null, c.Id, null, c.From is null ? null : RecordAnswer.Of(c.From), c.To is null ? null : RecordAnswer.Of(c.To), null, null)))
            .Concat(others.Answers.Select(c => new ChangeAnswer(
                null, null, c.Question, c.From.IsEmpty ? null : c.From.ToArray(), c.To.IsEmpty ? null : c.To.ToArray(), null, null)));
}
