using System.Text.Json.Serialization;
using Kkr.Reports;
using Kkr.Rights;

namespace Kkr.Gateway.Reports;

/// <summary>A revision in a report's history.</summary>
/// <param name="Revision">Which, from 1.</param>
/// <param name="Kind">What happened.</param>
/// <param name="By">Who did it.</param>
/// <param name="OnBehalf">Whether on the reporter's behalf; left out when not.</param>
/// <param name="RecordedAt">When.</param>
/// <param name="Status">The status it led to.</param>
/// <param name="Changes">What changed.</param>
/// <param name="Comment">The remark made with it.</param>
/// <param name="Position">Its token.</param>
/// <param name="Hash">Its digest.</param>
/// <param name="Right">By which right, and on whose behalf; null in what is from before rights were recorded.</param>
internal sealed record RevisionAnswer(
    long Revision, string Kind, string By,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool OnBehalf,
    DateTimeOffset RecordedAt, ReportStatus Status, IReadOnlyList<ChangeAnswer> Changes, string? Comment, string Position, string Hash, ExercisedRight? Right)
{
    /// <summary>What clients read of a revision.</summary>
    public static RevisionAnswer Of(ReportKey key, ReportRevision revision) => new(
        revision.Revision, revision.Kind, revision.By, revision.OnBehalf, revision.RecordedAt, revision.Status,
        [.. ChangeAnswer.Of(revision.Changes, revision.Others)], revision.Comment,
        new ReceiptPosition(revision.Position, key, revision.Revision).ToString(), revision.Hash, revision.Right);
}
