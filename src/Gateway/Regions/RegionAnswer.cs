using Kkr.Catalogue;
using Kkr.Gateway.Catalogue;
using Kkr.Municipalities;
using Kkr.Regions;
using Kkr.Reports;

namespace Kkr.Gateway.Regions;

/// <summary>A region's completeness as clients read it.</summary>
/// <param name="Region">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Completeness">One row a data set and period.</param>
internal sealed record RegionAnswer(AreaCode Region, string Name, IReadOnlyList<RegionAnswer.Row> Completeness)
{
    /// <summary>What clients read of the overview.</summary>
    /// <param name="region">The region.</param>
    /// <param name="overview">The overview.</param>
    /// <param name="withReasons">Whether the reader may see why periods are locked: people's own words are never published.</param>
    public static RegionAnswer Of(Region region, RegionOverview overview, bool withReasons) => new(
        region.Code, region.Name,
        [.. overview.Completeness.Select(c => new Row(
            c.DataSet, c.Title, c.Period, c.Expected, c.Received, c.Approved, [.. c.Missing.Select(Areas.NameOf)], c.Deadline,
            c.Opens, c.Timely, c.Late.Length, [.. c.Late.Select(Areas.NameOf)], c.IsOverdue,
            c.Lock is { } locked ? LockAnswer.Of(locked, withReasons) : null))]);

    /// <summary>Who has reported on a data set and period.</summary>
    /// <param name="DataSet">The data set.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Period">The period.</param>
    /// <param name="Expected">How many are expected to report.</param>
    /// <param name="Received">How many have.</param>
    /// <param name="Approved">How many reports are approved.</param>
    /// <param name="Missing">Those who have not reported, by name.</param>
    /// <param name="Deadline">The last timely day.</param>
    /// <param name="Opens">The first day on which it can be reported.</param>
    /// <param name="Timely">How many reports came in time.</param>
    /// <param name="Late">How many came after the deadline.</param>
    /// <param name="LateReporters">Whose, by name.</param>
    /// <param name="Overdue">Whether the deadline has passed and somebody has not reported.</param>
    /// <param name="Lock">Why the period is closed to change; null when it is not.</param>
    internal sealed record Row(
        string DataSet, Text Title, Period Period, int Expected, int Received, int Approved, IReadOnlyList<string> Missing, DateOnly Deadline,
        DateOnly Opens, int Timely, int Late, IReadOnlyList<string> LateReporters, bool Overdue, LockAnswer? Lock);
}
