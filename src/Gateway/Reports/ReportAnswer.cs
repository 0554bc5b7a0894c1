using System.Text.Json.Serialization;
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
internal sealed record ReportAnswer(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AreaCode? Municipality,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AreaCode? Region,
    string DataSet, Period Period, long Revision, ReportStatus Status, IReadOnlyList<FigureAnswer> Figures, string? Comment,
    string? SubmittedBy, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool OnBehalf,
    DateTimeOffset? SubmittedAt, int DefinitionVersion, DateTimeOffset RecordedAt, string Hash)
{
    /// <summary>What clients read of a report.</summary>
    public static ReportAnswer Of(Report report)
    {
        var isRegion = Denmark.IsRegion(report.Key.Reporter);
        return new(
            isRegion ? null : report.Key.Reporter, isRegion ? report.Key.Reporter : null, report.Key.DataSet, report.Key.Period,
            report.Revision, report.Status, [.. report.Figures.Select(FigureAnswer.Of)], report.Comment, report.SubmittedBy,
            report.OnBehalf, report.SubmittedAt, report.DefinitionVersion, report.RecordedAt, report.Hash);
    }
}
