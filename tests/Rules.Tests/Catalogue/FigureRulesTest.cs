using Kkr.Reports;

namespace Kkr.Catalogue;

/// <summary>Rules of definitions: errors stop a submission, warnings travel with it.</summary>
public sealed class FigureRulesTest
{
    private static readonly DataSetDefinition DropOut = CatalogueFiles.Definition("sosu-frafald");
    private static readonly DataSetDefinition Apprentices = CatalogueFiles.Definition("voksenlaerlinge");

    [Fact]
    public void No_more_can_drop_out_than_began_item_3_2()
    {
        var report = GivenContent.Report(DropOut, "851", "2020");
        Assert.Equal(["/figures/0/value hoejst-paabegyndte"], ReportRules.Submit(
            report, DropOut, GivenContent.Command(GivenContent.Figures(("ContentsCode=frafaldne", 21), ("ContentsCode=paabegyndte", 20))), GivenContent.Today).Errors());
        // The rule is held against the whole report: what was reported before counts too.
        var begun = report.Submitted(DropOut, GivenContent.Figures(("ContentsCode=paabegyndte", 20)));
        Assert.Equal(["/figures/0/value hoejst-paabegyndte"], ReportRules.Submit(
            begun, DropOut, GivenContent.Command(GivenContent.Figures(("ContentsCode=frafaldne", 21))), GivenContent.Today).Errors());
        Assert.Equal(2, begun.Submitted(DropOut, GivenContent.Figures(("ContentsCode=frafaldne", 20))).Figures.Length);
    }

    [Fact]
    public void A_fault_names_the_figure_that_was_given()
    {
        var refusal = ReportRules.Submit(
            GivenContent.Report(DropOut, "851", "2020"), DropOut,
            GivenContent.Command(GivenContent.Figures(("ContentsCode=frafaldne", 21), ("ContentsCode=paabegyndte", 20))), GivenContent.Today).Refusal!;
        Assert.Equal("21", Assert.Single(refusal.Errors).Value);
    }

    [Fact]
    public void No_more_participants_than_inhabitants_another_data_set_and_period_item_3_7()
    {
        var (participants, population) = (CatalogueFiles.Definition("danskkursister"), CatalogueFiles.Definition("befolkning"));
        var people = GivenContent.Report(population, "851", "2020").Submitted(population, GivenContent.Figures(("", 1000)));
        var report = GivenContent.Report(participants, "851", "2020-12-01");
        Assert.Equal(["/figures/0/value hoejst-folketallet"], ReportRules.Submit(
            report, participants, GivenContent.Command(GivenContent.Figures(("", 1001))), GivenContent.Today, surroundings: Surroundings.Of([people])).Errors());
        Assert.Single(report.Submitted(participants, GivenContent.Figures(("", 1000)), Surroundings.Of([people])).Figures);
    }

    [Theory]
    [InlineData(2020, 94, 0)]
    [InlineData(2020, 98, 1)]
    [InlineData(2020, 20, 1)]
    public void A_change_beyond_60_per_cent_and_25_is_warned_of_and_Rebilds_54_per_cent_is_not_item_3_8(int year, int value, int warnings)
    {
        var before = GivenContent.Report(Apprentices, "840", "2019").Submitted(Apprentices, GivenContent.Figures(("", 61)));
        var decision = ReportRules.Submit(
            GivenContent.Report(Apprentices, "840", $"{year}"), Apprentices, GivenContent.Command(GivenContent.Figures(("", value))), GivenContent.Today, surroundings: Surroundings.Of([before]));
        Assert.Equal(warnings, Assert.IsType<ReportSubmitted>(decision.Accept()).Warnings.Count(w => w.Rule == "usandsynlig-aendring"));
    }

    [Fact]
    public void Who_moves_much_every_year_is_not_warned_of_moving_as_much_again()
    {
        int[] history = [100, 200, 90, 210];
        var earlier = history.Select((n, i) => GivenContent.Report(Apprentices, "851", $"{2016 + i}").Submitted(Apprentices, GivenContent.Figures(("", n))));
        var decision = ReportRules.Submit(
            GivenContent.Report(Apprentices, "851", "2020"), Apprentices, GivenContent.Command(GivenContent.Figures(("", 60))), GivenContent.Today, surroundings: Surroundings.Of(earlier));
        Assert.Empty(Assert.IsType<ReportSubmitted>(decision.Accept()).Warnings);
    }

    [Fact]
    public void Ranges_and_sums_of_cells_are_held_to()
    {
        var rules = Apprentices with
        {
            Rules =
            [
                new("fordeling", RuleKind.Sum, Selection("ledig")) { With = Selection("beskaeftiget"), Factor = 2, Tolerance = 1 },
                new("ramme", RuleKind.Range, Selection("ledig")) { Min = 1, Max = 10, Severity = Severity.Warning },
            ],
        };
        var report = GivenContent.Report(rules, "851", "2020");
        Assert.Equal(["/figures/1/value fordeling"], ReportRules.Submit(
            report, rules, GivenContent.Command(GivenContent.Figures(("forsoergelse=beskaeftiget", 5), ("forsoergelse=ledig", 12))), GivenContent.Today).Errors());
        var warned = Assert.IsType<ReportSubmitted>(ReportRules.Submit(
            report, rules, GivenContent.Command(GivenContent.Figures(("forsoergelse=beskaeftiget", 5), ("forsoergelse=ledig", 11))), GivenContent.Today).Accept());
        Assert.Equal("ramme forsoergelse=ledig", Assert.Single(warned.Warnings) is var w ? $"{w.Rule} {w.At}" : "");

        static CellSelection Selection(string code) =>
            new(System.Collections.Immutable.ImmutableDictionary<string, System.Collections.Immutable.ImmutableArray<string>>.Empty.Add("forsoergelse", [code]));
    }
}
