using System.Text.Json.Serialization;
using Kkr.Gateway.Catalogue;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Gateway.Reports;

/// <summary>A report as clients read it.</summary>
/// <param name="Municipality">Who reports; left out where a region does.</param>
/// <param name="Region">The region that reports itself; left out otherwise.</param>
/// <param name="DataSet">The data set.</param>
/// <param name="Period">The period.</param>
/// <param name="Revision">How many changes it has seen.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="Figures">Its figures.</param>
/// <param name="Comment">The remark on the newest submission.</param>
/// <param name="SubmittedBy">Who submitted last.</param>
/// <param name="OnBehalf">Whether on the reporter's behalf; left out when not.</param>
/// <param name="SubmittedAt">When.</param>
/// <param name="DefinitionVersion">The version of the definition it was submitted under.</param>
/// <param name="RecordedAt">When the newest revision was recorded.</param>
/// <param name="Hash">The newest revision's digest.</param>
/// <param name="ContentHash">The digest of the content, which an approval binds to.</param>
/// <param name="Approval">Who approved; null when nobody did.</param>
/// <param name="ChangedSinceApproval">Whether the content is another than the approved one.</param>
/// <param name="Lock">Why it is closed to change; null when it is not.</param>
/// <param name="Draft">What is saved and not submitted; null for nothing.</param>
/// <param name="Records">Its records, in the shape in which they can be submitted; left out where there are none.</param>
/// <param name="Answers">Its answers; left out where there are none.</param>
internal sealed record ReportAnswer(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AreaCode? Municipality,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AreaCode? Region,
    string DataSet, Period Period, long Revision, ReportStatus Status, IReadOnlyList<FigureAnswer> Figures, string? Comment,
    string? SubmittedBy, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool OnBehalf,
    DateTimeOffset? SubmittedAt, int DefinitionVersion, DateTimeOffset RecordedAt, string Hash,
    string ContentHash, ReportAnswer.Approved? Approval, bool ChangedSinceApproval, LockAnswer? Lock, DraftAnswer? Draft,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<IReadOnlyDictionary<string, object>>? Records,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<GivenAnswer>? Answers)
{
    /// <summary>What clients read of a report.</summary>
    public static ReportAnswer Of(Report report)
    {
        var digest = report.DigestContent();
        var isRegion = Areas.IsRegion(report.Key.Reporter);
        return new(
            isRegion ? null : report.Key.Reporter, isRegion ? report.Key.Reporter : null, report.Key.DataSet, report.Key.Period,
            report.Revision, report.Status, [.. report.Figures.Select(FigureAnswer.Of)], report.Comment, report.SubmittedBy,
            report.OnBehalf, report.SubmittedAt, report.DefinitionVersion, report.RecordedAt, report.Hash,
            digest, report.Approval is { } approval ? new(approval.By, approval.At, approval.ContentHash) : null,
            report.Approval is { } bound && bound.ContentHash != digest,
            report.Lock is { } locked ? LockAnswer.Of(new(locked.By, locked.Since, locked.Reason), withReason: true) : null,
            report.Draft is { } draft ? DraftAnswer.Of(draft) : null,
            report.Records.IsEmpty ? null : [.. report.Records.Select(RecordAnswer.Of)], report.Answers.IsEmpty ? null : report.Answers);
    }

    /// <summary>That somebody stands for a content.</summary>
    /// <param name="By">Who.</param>
    /// <param name="At">When.</param>
    /// <param name="ContentHash">For which content.</param>
    internal sealed record Approved(string By, DateTimeOffset At, string ContentHash);
}
