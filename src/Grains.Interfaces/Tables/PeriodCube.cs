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
        // A correction most often names few of a report's figures: only what differs is taken out and put in.
        ImmutableArray<Cell> before = Counted(known), after = Counted(report);
        for (int i = 0, j = 0; i < before.Length || j < after.Length;)
        {
            var order = i == before.Length ? 1 : j == after.Length ? -1 : ReferenceEquals(before[i], after[j]) ? 0 : before[i].At.CompareTo(after[j].At);
            var (left, entered) = (order <= 0 ? before[i++] : null, order >= 0 ? after[j++] : null);
            if (left?.Value == entered?.Value) continue;
            if (left is { Value: { } old })
            {
                var sum = sums[left.At].Without(old);
                if (sum.Reporters == 0) sums.Remove(left.At);
                else sums[left.At] = sum;
            }

            if (entered is { Value: { } value }) sums[entered.At] = sums.GetValueOrDefault(entered.At).With(value);
        }

        return new(Reports.SetItem(report.Key.Reporter, report), sums.ToImmutable());
    }

    private static ImmutableArray<Cell> Counted(Report? report) => report is { Counts: true } ? report.Figures : [];
}
