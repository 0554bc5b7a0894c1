using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Kkr.Reports;

namespace Kkr.Tables;

/// <summary>A table's grain holds what its readers' copies hold, and tells them of no less and no more than what changed (guarantees G4 and G8).</summary>
public sealed class TableReportsTests
{
    private static readonly Gen<Report> Revisions =
        from reporter in Gen.Elements("851", "840", "101", "813")
        from period in Gen.Elements("2019", "2020", "2021")
        from revision in Gen.Choose(1, 4)
        select Given.Report(Given.Key(reporter, period), revision, []);

    [Property(MaxTest = 300)]
    public Property Whatever_comes_in_whatever_order_it_holds_the_newest_and_tells_what_changed() => Prop.ForAll(
        (from before in Gen.ListOf(Revisions)
         from after in Gen.ListOf(Revisions)
         select (before, after)).ToArbitrary(),
        given => Check([.. given.before], [.. given.after]));

    [Property(MaxTest = 20)]
    public Property However_often_reports_change_it_remembers_the_latest_changes() => Prop.ForAll(
        Gen.Choose(1, 9).ListOf(6_000).ToArbitrary(),
        given =>
        {
            var reports = new TableReports();
            var states = new List<TableState> { TableState.Empty };
            foreach (var reporter in given)
            {
                var key = Given.Key($"10{reporter}", "2020");
                var next = Given.Report(key, (states[^1].Find(key)?.Revision ?? 0) + 1, []);
                Assert.True(reports.TakeIn(next, out _));
                states.Add(states[^1].With(next));
            }

            Assert.False(reports.Remembers(0));
            Assert.True(reports.Remembers(reports.Changes - reports.Count - 2_048));
            for (var changes = 5; changes < states.Count; changes += 97)
            {
                if (!reports.Remembers(changes)) continue;
                AssertSame(states[^1].Reports.Where(r => !ReferenceEquals(states[changes].Find(r.Key), r)), reports.ChangedSince(changes));
            }
        });

    private static void Check(IReadOnlyList<Report> before, IReadOnlyList<Report> after)
    {
        var reports = new TableReports();
        var copy = TableState.Empty;
        Take(before);
        var (then, changes) = (copy, reports.Changes);
        Take(after);

        AssertSame(copy.Reports, reports.All);
        AssertSame(then.With(reports.ChangedSince(changes)).Reports, reports.All);
        AssertSame(copy.Reports.Where(r => !ReferenceEquals(then.Find(r.Key), r)), reports.ChangedSince(changes));
        AssertSame(reports.All, reports.ChangedSince(0));
        Assert.Empty(reports.ChangedSince(reports.Changes));
        foreach (var key in before.Concat(after).Select(r => r.Key).Distinct())
        {
            Assert.Same(copy.Find(key), reports.Find(key));
            AssertSame(copy.Reports.Where(r => r.Key.Period == key.Period), reports.Of(key.Period));
            AssertSame(copy.Reports.Where(r => r.Key.Reporter == key.Reporter), reports.Of(key.Reporter));
        }

        void Take(IEnumerable<Report> some)
        {
            foreach (var report in some)
            {
                var (expected, held) = (copy.Find(report.Key), reports.Changes);
                var next = copy.With(report);
                Assert.Equal(!ReferenceEquals(copy, next), reports.TakeIn(report, out var known));
                Assert.Same(expected, known);
                Assert.Equal(ReferenceEquals(copy, next) ? held : held + 1, reports.Changes);
                copy = next;
            }
        }
    }

    // Each once, in any order.
    private static void AssertSame(IEnumerable<Report> expected, IEnumerable<Report> actual) =>
        Assert.Equal(expected.OrderBy(r => r.Key.ToString(), StringComparer.Ordinal), actual.OrderBy(r => r.Key.ToString(), StringComparer.Ordinal), ReferenceEqualityComparer.Instance);
}
