using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Kkr.Gateway.Tables;
using Kkr.Ledger;
using Kkr.Reports;

namespace Kkr.Tables;

/// <summary>A table is a function of the newest revisions, whatever way they came (guarantees G4 and G8).</summary>
public sealed class TableStateTests
{
    private static readonly ImmutableArray<ReportKey> Keys =
        [.. from r in new[] { "851", "840", "101", "813" } from p in new[] { "2019", "2020" } select Given.Key(r, p)];

    private static readonly Gen<Report> Revisions =
        from key in Gen.Elements(Keys.AsEnumerable())
        from revision in Gen.Choose(1, 4)
        from seed in Gen.Choose(0, int.MaxValue)
        select RevisionOf(key, revision);

    // A revision is one content for ever: what it holds follows from its key and number.
    private static Report RevisionOf(ReportKey key, long revision)
    {
        var random = new System.Random((int.Parse(key.Reporter.Value, null) * 10_000 + key.Period.Year) * 10 + (int)revision);
        var cells = ImmutableArray.CreateBuilder<Cell>();
        foreach (var code in Given.Codes)
        {
            var drawn = random.Next(4);
            if (drawn == 1) cells.Add(new(Given.Place(code), null, MissingReason.Confidential));
            if (drawn >= 2) cells.Add(new(Given.Place(code), random.Next(-1_000_000, 1_000_000) / (decimal)Math.Pow(10, random.Next(7)), null));
        }

        var status = random.Next(4) == 0 ? ReportStatus.Withdrawn : (ReportStatus)random.Next(1, 3);
        return Given.Report(key, revision, cells.ToImmutable(), status);
    }

    private static void AssertSame(TableState expected, TableState actual)
    {
        Assert.Equal((expected.Position, expected.RecordedAt), (actual.Position, actual.RecordedAt));
        Assert.Equal(expected.Periods.Keys, actual.Periods.Keys);
        foreach (var (period, cube) in expected.Periods) Assert.Equal(Written(cube), Written(actual.Periods[period]));
        Assert.Equal(Sums(expected), Sums(actual));
    }

    // As whoever reads a table adds it up.
    private static List<(Period Period, Coordinate At, decimal Total, int Reporters)> Sums(TableState table) =>
    [
        .. AggregateRules.Answer(
                Given.DataSet(), table,
                new(Given.Area("081"), [], false, ["forsoergelse"], ImmutableDictionary<string, ImmutableHashSet<string>>.Empty)).Rows
            .Where(r => r.Value is not null).Select(r => (r.Period, r.At, r.Value!.Value, r.Municipalities)),
    ];

    private static IEnumerable<string> Written(PeriodCube cube) => cube.Reports.OrderBy(r => r.Key).Select(r => LedgerJson.Write(r.Value));

    [Property(MaxTest = 300)]
    public Property Any_order_with_losses_and_repeats_gives_the_state_of_the_newest() => Prop.ForAll(
        (from delivered in Gen.ListOf(Revisions)
         from seed in Gen.Choose(0, int.MaxValue)
         select (delivered, seed)).ToArbitrary(),
        given => Check([.. given.delivered], given.seed));

    private static void Check(IReadOnlyList<Report> delivered, int seed)
    {
        var newest = delivered.GroupBy(r => r.Key).Select(g => g.MaxBy(r => r.Revision)!).ToList();
        var expected = TableState.Empty.With(newest);
        var random = new System.Random(seed);
        // Some are lost at first and delivered once more at the end; some come twice.
        var shuffled = delivered.Concat(delivered.Where(_ => random.Next(3) == 0)).OrderBy(_ => random.Next()).ToList();
        var lost = shuffled.Where(_ => random.Next(4) == 0).ToList();
        var table = TableState.Empty.With(shuffled.Except(lost, ReferenceEqualityComparer.Instance).Cast<Report>()).With(lost).With(shuffled);
        AssertSame(expected, table);
        foreach (var (period, cube) in table.Periods)
        {
            var counted = newest.Where(r => r.Key.Period == period && r.Status is not ReportStatus.Withdrawn).ToList();
            var sums = counted.SelectMany(r => r.Figures).Where(f => f.Value is not null).GroupBy(f => f.At)
                .OrderBy(g => g.Key).Select(g => (period, g.Key, g.Sum(f => f.Value!.Value), g.Count()));
            Assert.Equal(sums, Sums(table).Where(s => s.Period == period));
            Assert.Equal(counted.Count, cube.Received);
        }
    }

    [Fact]
    public void What_is_withdrawn_leaves_no_trace_in_the_sums()
    {
        var key = Given.Key();
        var table = TableState.Empty
            .With(Given.Report(key, 1, [new(Given.Place("ledig"), 0.1m, null)]))
            .With(Given.Report(Given.Key("840"), 1, [new(Given.Place("ledig"), 999_999_999_999.7m, null)]))
            .With(Given.Report(key, 2, [new(Given.Place("ledig"), 0.1m, null)], ReportStatus.Withdrawn));
        Assert.Equal((key.Period, Given.Place("ledig"), 999_999_999_999.7m, 1), Assert.Single(Sums(table)));
        Assert.Equal(1, table.Periods[key.Period].Received);
        Assert.Equal(ReportStatus.Withdrawn, table.Find(key)!.Status);
    }

    [Fact]
    public void A_missing_figure_is_no_zero()
    {
        var table = TableState.Empty.With(Given.Report(Given.Key(), 1, [new(Given.Place("ledig"), null, MissingReason.Unknown), new(Given.Place("uoplyst"), 0, null)]));
        Assert.Equal((Given.Key().Period, Given.Place("uoplyst"), 0m, 1), Assert.Single(Sums(table)));
    }

    [Fact]
    public void What_is_known_already_changes_nothing()
    {
        var table = TableState.Empty.With(Given.Report(Given.Key(), 2, []));
        Assert.Same(table, table.With(Given.Report(Given.Key(), 2, [])));
        Assert.Same(table, table.With(Given.Report(Given.Key(), 1, [new(Given.Place("ledig"), 1, null)])));
    }

    [Fact]
    public void A_token_is_included_once_its_revision_is_held_or_its_position_covered()
    {
        var key = new TableKey(Given.Area("081"), "voksenlaerlinge");
        var table = TableState.Empty.With(Given.Report(Given.Key(), 2, []));
        Assert.True(table.Includes(new(5, null, 0), key, covered: 5));
        Assert.False(table.Includes(new(6, null, 0), key, covered: 5));
        Assert.True(table.Includes(new(6, Given.Key(), 2), key, covered: 5));
        Assert.False(table.Includes(new(6, Given.Key(), 3), key, covered: 5));
        Assert.False(table.Includes(new(6, Given.Key("840"), 1), key, covered: 5));
        Assert.True(table.Includes(new(6, Given.Key() with { DataSet = "another" }, 1), key, covered: 5));
    }
}
