using System.Collections.Immutable;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Tables;

/// <summary>
/// One period of a table: the newest known revision of each report. Who asks for sums adds up those that count, once a state
/// of the period: sums that are kept up with each submission cost more than all that read them saved.
/// </summary>
/// <param name="Reports">The newest known revision of each report, by reporter.</param>
public sealed record PeriodCube(ImmutableDictionary<AreaCode, Report> Reports)
{
    /// <summary>A period on which nothing was reported.</summary>
    public static PeriodCube Empty { get; } = new(ImmutableDictionary<AreaCode, Report>.Empty);

    /// <summary>How many reports count.</summary>
    public int Received => Reports.Values.Count(r => r.Counts);

    /// <summary>The period with a report taken in. Older and equal revisions change nothing.</summary>
    public PeriodCube With(Report report) =>
        report.Replaces(Reports.GetValueOrDefault(report.Key.Reporter)) ? new(Reports.SetItem(report.Key.Reporter, report)) : this;
}
