using System.Text.Json.Serialization;
using Kkr.Catalogue;
using Kkr.Gateway.Catalogue;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Gateway.Municipalities;

/// <summary>A municipality's own aggregate as clients read it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Region">Its region's code.</param>
/// <param name="Completeness">How many of its own obligations are met.</param>
/// <param name="Obligations">What it is asked for.</param>
/// <param name="Totals">The sum of each of its reports.</param>
/// <param name="Activity">Its newest changes.</param>
internal sealed record MunicipalityAnswer(
    AreaCode Code, string Name, AreaCode Region, MunicipalityAnswer.Share Completeness,
    IReadOnlyList<MunicipalityAnswer.Owed> Obligations, IReadOnlyList<ReportTotal> Totals, IReadOnlyList<MunicipalityAnswer.Change> Activity)
{
    /// <summary>What clients read of the aggregate.</summary>
    public static MunicipalityAnswer Of(Municipality municipality, MunicipalityOverview overview)
    {
        var own = overview.Obligations.Where(o => o.Through is null).ToList();
        return new(
            municipality.Code, municipality.Name, municipality.Region,
            new(own.Count, own.Count(o => o.IsMet), own.Count(o => o.IsApproved)),
            [.. overview.Obligations.Select(o => new Owed(
                o.DataSet, o.Title, o.Period, o.Status, o.Revision, o.Deadline, o.Through, o.Through is { } through ? Areas.NameOf(through) : null,
                o.Opens, o.IsTimely, o.IsOverdue, o.Lock is { } locked ? LockAnswer.Of(locked, withReason: true) : null))],
            overview.Totals,
            [.. overview.Activity.Select(a => new Change(a.Report.DataSet, a.Report.Period, a.Revision, a.Status, a.RecordedAt))]);
    }

    /// <summary>How many obligations are met.</summary>
    /// <param name="Expected">How many there are.</param>
    /// <param name="Received">How many are reported.</param>
    /// <param name="Approved">How many are approved.</param>
    internal sealed record Share(int Expected, int Received, int Approved);

    /// <summary>Something the municipality is asked for.</summary>
    /// <param name="DataSet">The data set.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Period">The period.</param>
    /// <param name="Status">How far the report has come.</param>
    /// <param name="Revision">The report's revision.</param>
    /// <param name="Deadline">The last timely day.</param>
    /// <param name="Through">The municipality it is reported through; left out when it reports itself.</param>
    /// <param name="ThroughName">That one's name.</param>
    /// <param name="Opens">The first day on which it can be reported.</param>
    /// <param name="Timely">Whether the report came in time; null while there is none.</param>
    /// <param name="Overdue">Whether it is still owed, and the deadline has passed.</param>
    /// <param name="Lock">Why the report is closed to change; null when it is not.</param>
    internal sealed record Owed(
        string DataSet, Text Title, Period Period, ReportStatus Status, long Revision, DateOnly Deadline,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AreaCode? Through,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ThroughName,
        DateOnly Opens, bool? Timely, bool Overdue, LockAnswer? Lock);

    /// <summary>A report that changed.</summary>
    /// <param name="DataSet">The data set.</param>
    /// <param name="Period">The period.</param>
    /// <param name="Revision">To which revision.</param>
    /// <param name="Status">To which status.</param>
    /// <param name="RecordedAt">When.</param>
    internal sealed record Change(string DataSet, Period Period, long Revision, ReportStatus Status, DateTimeOffset RecordedAt);
}
