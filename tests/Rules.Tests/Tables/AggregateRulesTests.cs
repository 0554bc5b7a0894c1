using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Gateway.Tables;
using Kkr.Reports;

namespace Kkr.Tables;

public sealed class AggregateRulesTests
{
    private static readonly AggregateQuery All = new(
        Given.Area("081"), [], false, [], ImmutableDictionary<string, ImmutableHashSet<string>>.Empty);

    private static Report Of(string reporter, string period, params (string Code, decimal? Value)[] cells) => Given.Report(
        Given.Key(reporter, period), 1,
        [.. cells.Select(c => new Cell(Given.Place(c.Code), c.Value, c.Value is null ? MissingReason.Confidential : null))]);

    private static AggregateAnswer Ask(AggregateQuery query, params Report[] reports) =>
        AggregateRules.Answer(Given.DataSet(), TableState.Empty.With(reports), query);

    [Fact]
    public void A_region_is_the_sum_of_its_reports_and_the_change_is_rounded_to_four_decimals()
    {
        var answer = Ask(All,
            Of("851", "2019", ("ledig", 1_000), ("uoplyst", 84)), Of("840", "2019", ("uoplyst", 700)),
            Of("851", "2020", ("ledig", 1_267), ("uoplyst", 100)), Of("840", "2020", ("uoplyst", 800)));
        Assert.Equal([(2019, 1_784m, 2, 10), (2020, 2_167m, 2, 10)], answer.Rows.Select(r => (r.Period.Year, r.Value!.Value, r.Municipalities, r.Expected)));
        var change = Assert.Single(answer.Change);
        Assert.Equal((383m, 21.4686m), (change.Absolute, change.Percent!.Value));
        Assert.Equal("2840", answer.AsOf?.Position is { } p && p.Length > 0 ? "2840" : "");
    }

    [Theory]
    [InlineData(200000, 200001, "0.0005")]
    [InlineData(2000000, 2000001, "0.0001")]
    [InlineData(2000000, 1999999, "-0.0001")]
    [InlineData(3, 1, "-66.6667")]
    [InlineData(0, 5, null)]
    [InlineData(5, 0, "-100")]
    public void Per_cent_rounds_half_away_from_zero_and_has_no_answer_of_nothing(int before, int after, string? percent)
    {
        var change = Assert.Single(Ask(All, Of("851", "2019", ("ledig", before)), Of("851", "2020", ("ledig", after))).Change);
        Assert.Equal(percent is null ? null : decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture), change.Percent);
    }

    [Fact]
    public void By_municipality_and_dimension_each_has_its_row()
    {
        var answer = Ask(All with { ByMunicipality = true, By = ["forsoergelse"] },
            Of("851", "2020", ("ledig", 577), ("beskaeftiget", 225)), Of("840", "2020", ("ledig", null)));
        Assert.Equal(
            [("840", "forsoergelse=ledig", null), ("851", "forsoergelse=beskaeftiget", 225m), ("851", "forsoergelse=ledig", (decimal?)577m)],
            answer.Rows.Select(r => (r.Municipality!.Value.Value, r.At.ToString(), r.Value)));
        Assert.Equal(MissingReason.Confidential, answer.Rows[0].Missing);
        Assert.Equal(0, answer.Rows[0].Municipalities);
    }

    [Fact]
    public void Only_the_codes_asked_for_count()
    {
        var query = All with { At = All.At.Add("forsoergelse", ["ledig", "uoplyst"]) };
        var row = Assert.Single(Ask(query, Of("851", "2020", ("ledig", 1), ("beskaeftiget", 2), ("uoplyst", 4))).Rows);
        Assert.Equal(5m, row.Value);
        Assert.Empty(Ask(query with { At = All.At.Add("forsoergelse", []) }, Of("851", "2020", ("ledig", 1))).Rows);
    }

    [Fact]
    public void What_is_missing_everywhere_is_missing_and_no_zero()
    {
        var row = Assert.Single(Ask(All, Of("851", "2020", ("ledig", null)), Of("840", "2020", ("ledig", null))).Rows);
        Assert.Null(row.Value);
        Assert.Equal(0, row.Municipalities);
        Assert.Empty(Ask(All, Of("851", "2019", ("ledig", null)), Of("851", "2020", ("ledig", 1))).Change);
    }

    [Fact]
    public void What_is_missing_at_one_is_left_out_of_the_sum()
    {
        var row = Assert.Single(Ask(All, Of("851", "2020", ("ledig", null)), Of("840", "2020", ("ledig", 3))).Rows);
        Assert.Equal((3m, 1), (row.Value!.Value, row.Municipalities));
    }

    [Fact]
    public void What_is_withdrawn_does_not_count()
    {
        var withdrawn = Of("851", "2020", ("ledig", 7)) with { Status = ReportStatus.Withdrawn };
        Assert.Empty(Ask(All, withdrawn).Rows);
        Assert.Empty(Ask(All with { ByMunicipality = true }, withdrawn).Rows);
    }

    [Fact]
    public void Only_the_periods_asked_for_are_answered()
    {
        Report[] reports = [Of("851", "2018", ("ledig", 1)), Of("851", "2019", ("ledig", 2)), Of("851", "2020", ("ledig", 4))];
        var answer = Ask(All with { Periods = [Period.OfYear(2018), Period.OfYear(2020), Period.OfYear(2021)] }, reports);
        Assert.Equal([2018, 2020], answer.Rows.Select(r => r.Period.Year));
        Assert.Equal((2018, 2020, 3m, 300m), Assert.Single(answer.Change.Select(c => (c.From.Year, c.To.Year, c.Absolute, c.Percent!.Value))));
    }

    [Fact]
    public void Measures_never_add_up()
    {
        var definition = Given.DataSet([Given.Measure("antal"), Given.Measure("andel")], []);
        Coordinate At(string measure) => Coordinate.Of([new(DataSetDefinition.MeasureDimension, measure)]);
        var table = TableState.Empty.With(Given.Report(Given.Key(), 1, [new(At("antal"), 5, null), new(At("andel"), 50, null)]));
        Assert.Equal([50m, 5m], AggregateRules.Answer(definition, table, All).Rows.Select(r => r.Value!.Value));
    }

    [Fact]
    public void An_empty_table_answers_nothing()
    {
        var answer = Ask(All);
        Assert.Empty(answer.Rows);
        Assert.Null(answer.AsOf);
    }
}
