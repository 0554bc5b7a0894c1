using System.Collections.Immutable;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Tables;

/// <summary>
/// One period of a table: the newest known revision of each report, and the running sums over those that count. Decimal
/// addition is exact for the figures that the catalogue lets in, so that taking a figure out again leaves no trace.
/// </summary>
/// <param name="Reports">The newest known revision of each report, by reporter.</param>
/// <param name="Sums">For each place, the sum over the reports that count; places without a figure are left out.</param>
public sealed record PeriodCube(
    ImmutableDictionary<AreaCode, Report> Reports, ImmutableDictionary<Coordinate, RunningSum> Sums)
{
    /// <summary>A period on which nothing was reported.</summary>
    public static PeriodCube Empty { get; } =
        new(ImmutableDictionary<AreaCode, Report>.Empty, ImmutableDictionary<Coordinate, RunningSum>.Empty);

    /// <summary>How many reports count.</summary>
    public int Received => Reports.Values.Count(r => r.Counts);

    /// <summary>
    /// The period with a report taken in. Older and equal revisions change nothing: contributions may come late, twice
    /// and out of order.
    /// </summary>
    public PeriodCube With(Report report)
    {
        var known = Reports.GetValueOrDefault(report.Key.Reporter);
        if (known is not null && known.Revision >= report.Revision) return this;
        var sums = Sums.ToBuilder();
        foreach (var (at, value) in Counted(known))
        {
            var sum = sums[at].Without(value);
            if (sum.Reporters == 0) sums.Remove(at);
            else sums[at] = sum;
        }

        foreach (var (at, value) in Counted(report)) sums[at] = sums.GetValueOrDefault(at).With(value);
        return new(Reports.SetItem(report.Key.Reporter, report), sums.ToImmutable());
    }

    private static IEnumerable<(Coordinate At, decimal Value)> Counted(Report? report)
    {
        if (report is not { Counts: true }) yield break;
        foreach (var cell in report.Figures)
            if (cell.Value is { } value)
                yield return (cell.At, value);
    }
}
