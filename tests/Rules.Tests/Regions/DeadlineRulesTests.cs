using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Tables;

namespace Kkr.Regions;

/// <summary>Who is in time, who is late, who owes, and what of it is news.</summary>
public sealed class DeadlineRulesTests
{
    private static readonly AreaCode North = Given.Area("081");
    private static readonly Period Year = Period.OfYear(2020);
    private static readonly DataSet Known = new(Given.DataSet(), 1, []);

    [Theory]
    [InlineData("2021-01-31T22:59:59Z", true)]
    [InlineData("2021-01-31T23:00:00Z", false)]
    public void The_deadline_is_the_end_of_its_day_in_Denmark(string since, bool timely) => Assert.Equal(
        timely, CompletenessRules.IsTimely(DateTimeOffset.Parse(since, null), Known.TermsOf(Year)));

    [Fact]
    public void A_region_counts_those_in_time_and_names_the_late_and_the_missing()
    {
        var row = Row(Known, new(2021, 2, 1), ("851", "2021-01-15T12:00:00Z"), ("813", "2021-02-01T12:00:00Z"));
        Assert.Equal((10, 2, 1, true), (row.Expected, row.Received, row.Timely, row.IsOverdue));
        Assert.Equal([Given.Area("813")], row.Late);
        Assert.Equal(8, row.Missing.Length);
        Assert.False(Row(Known, new(2021, 1, 31), ("851", "2021-01-15T12:00:00Z")).IsOverdue);
    }

    [Fact]
    public void The_secretariat_moves_a_deadline()
    {
        var moved = Known with { Schedules = Known.Schedules.Add(Year, new(null, new(2021, 3, 1))) };
        var row = Row(moved, new(2021, 2, 1), ("813", "2021-02-01T12:00:00Z"));
        Assert.Equal((new DateOnly(2021, 3, 1), 1, false), (row.Deadline, row.Timely, row.IsOverdue));
    }

    [Fact]
    public void An_opening_that_is_moved_back_makes_the_period_owed_later()
    {
        var moved = Known with { Schedules = Known.Schedules.Add(Year, new(new(2021, 6, 1), new(2021, 7, 1))) };
        Assert.Equal(Year, CompletenessRules.Due(Known, new(2021, 2, 1)));
        Assert.Null(CompletenessRules.Due(moved, new(2021, 2, 1)));
        Assert.Equal(Year, CompletenessRules.Due(moved, new(2021, 6, 1)));
    }

    [Fact]
    public void What_is_overdue_is_noticed_once_and_settled_once()
    {
        var state = DeadlineState.Empty;
        var overdue = DeadlineRules.Overdue(new(North, [Row(Known, new(2021, 2, 1), ("851", "2021-01-15T12:00:00Z"))]), state, new(2021, 2, 1));
        Assert.Equal(9, overdue.Length);
        Assert.All(overdue, o => Assert.Equal((1, null), (o.DaysLate, o.NoticedAt)));
        state = Review(state, overdue, 1);

        overdue = DeadlineRules.Overdue(new(North, [Row(Known, new(2021, 2, 2), ("851", "2021-01-15T12:00:00Z"))]), state, new(2021, 2, 2));
        Assert.All(overdue, o => Assert.Equal((2, Given.Noon), (o.DaysLate, o.NoticedAt)));
        Assert.Empty(DeadlineRules.Review(state, overdue));

        overdue = DeadlineRules.Overdue(
            new(North, [Row(Known, new(2021, 2, 3), ("851", "2021-01-15T12:00:00Z"), ("813", "2021-02-03T10:00:00Z"))]), state, new(2021, 2, 3));
        var settled = Assert.IsType<ObligationsSettled>(Assert.Single(DeadlineRules.Review(state, overdue)));
        Assert.Equal(["813/voksenlaerlinge/2020"], settled.Reports);
        Assert.Equal(8, Review(state, overdue, 1).NoticedAt.Count);
    }

    [Fact]
    public void The_country_keeps_no_deadlines_of_municipalities()
    {
        var row = Row(Known, new(2021, 2, 1), AreaCode.Country);
        Assert.Equal(97, row.Missing.Length);
        Assert.Empty(DeadlineRules.Overdue(new(AreaCode.Country, [row]), DeadlineState.Empty, new(2021, 2, 1)));
    }

    private static DeadlineState Review(DeadlineState state, ImmutableArray<OverdueObligation> overdue, int events)
    {
        var news = DeadlineRules.Review(state, overdue).ToList();
        Assert.Equal(events, news.Count);
        return news.Aggregate(state, (s, e) => DeadlineState.Apply(
            s, new(s.Revision + 1, Given.Noon, "system", EntryHash.None, LedgerJson.Read<DeadlineEvent>(LedgerJson.Write(e)))));
    }

    private static Completeness Row(DataSet dataSet, DateOnly today, params (string Code, string Since)[] received) => Row(dataSet, today, North, received);

    private static Completeness Row(DataSet dataSet, DateOnly today, AreaCode area, params (string Code, string Since)[] received)
    {
        var reports = received.Select(r => Given.Report(Given.Key(r.Code), 1, []) with { CountsSince = DateTimeOffset.Parse(r.Since, null) });
        return Assert.Single(CompletenessRules.Of(
            dataSet, area, TableCompleteness.Of("voksenlaerlinge", new Kkr.Tables.TableVersion(Guid.Empty, 1), reports), today));
    }
}
