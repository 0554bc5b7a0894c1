using Kkr.Catalogue;
using Kkr.Reports;
using Kkr.ResultContracts;

namespace Kkr.Campaigns;

/// <summary>The campaign for adult apprentices (agenda item 3.8), and goals at their boundaries.</summary>
public sealed class CampaignRulesTest
{
    private static readonly Coordinate Unemployed = Coordinate.Of([new("forsoergelse", "ledig")]);

    private static readonly Dictionary<string, DataSetDefinition> Known = new[] { "voksenlaerlinge", "voksenlaerlinge-ledighed", "voksenlaerlinge-branche" }
        .ToDictionary(id => id, CatalogueFiles.Definition);

    private static CampaignTerms Terms { get; } = SeedFile.Read<CampaignFile>("campaigns/voksenlaerlinge-nordjylland.json").Campaign;

    [Fact]
    public void The_figures_of_2019_and_2020_reach_all_its_goals()
    {
        var planned = Assert.IsType<CampaignPlanned>(CampaignRules.Plan(Terms, Known).Accept()).Terms;
        Assert.Equal(6, CampaignRules.Needs(planned).Length);
        var goals = CampaignRules.Assess(planned, [Figure("2019", 1784), Figure("2020", 2167), Figure("2019", 1160, Unemployed), Figure("2020", 1560, Unemployed),
            Share("2019", 65), Share("2020", 72)]);
        Assert.Equal((1784m, 2167m, 383m, 21.4686m, true), (goals[0].From, goals[0].To, goals[0].Change, goals[0].ChangePercent, goals[0].Reached));
        Assert.Equal((400m, true), (goals[1].Change, goals[1].Reached));
        Assert.Equal((65.0224m, 71.9889m, 6.9665m, null, true), (goals[2].From, goals[2].To, goals[2].Change, goals[2].ChangePercent, goals[2].Reached));
        Assert.Equal((65m, 72m, 7m, true), (goals[3].From, goals[3].To, goals[3].Change, goals[3].Reached));
        Assert.Equal((10, 11), (goals[0].Municipalities, goals[0].Expected));

        static CampaignFigure Share(string period, decimal percent) => new(new("voksenlaerlinge-ledighed", Period.Parse(period), Coordinate.Origin), percent, 1, 1);
    }

    [Fact]
    public void A_missing_figure_decides_nothing()
    {
        var goal = CampaignRules.Assess(Terms, [Figure("2020", 2167)])[0];
        Assert.Equal((null, 2167m, null, null, 0), (goal.From, goal.To, goal.Change, goal.Reached, goal.Municipalities));
    }

    [Theory]
    [InlineData(99, 100, null, true)]
    [InlineData(100, 100, null, false)]
    [InlineData(101, 100, null, false)]
    [InlineData(90, 100, 10, true)]
    [InlineData(90, 100, 11, false)]
    public void An_increase_is_more_than_nothing_or_the_target(int from, int to, int? target, bool reached)
    {
        var terms = Terms with { Goals = [Terms.Goals[0] with { Target = target }] };
        Assert.Equal(reached, CampaignRules.Assess(terms, [Figure("2019", from), Figure("2020", to)])[0].Reached);
    }

    [Theory]
    [InlineData(99, false)]
    [InlineData(100, true)]
    public void A_level_is_reached_at_its_target(int figure, bool reached)
    {
        var terms = Terms with { Goals = [Terms.Goals[0] with { From = null, Target = 100 }] };
        Assert.Equal(reached, CampaignRules.Assess(terms, [Figure("2020", figure)])[0].Reached);
        Assert.Null(CampaignRules.Assess(terms with { Goals = [terms.Goals[0] with { Target = null }] }, [Figure("2020", figure)])[0].Reached);
    }

    [Fact]
    public void A_share_of_nothing_is_no_share() => Assert.Null(CampaignRules.Assess(Terms, [
        Figure("2019", 0), Figure("2020", 10), Figure("2019", 0, Unemployed), Figure("2020", 5, Unemployed)])[2].From);

    [Fact]
    public void All_errors_are_told_at_once() => Assert.Equal(
        ["/region region", "/to period", "/goals/0/number numbering", "/goals/0/dataSet key", "/goals/0/from before", "/goals/0/of share-only"],
        CampaignRules.Plan(Terms with
        {
            Region = Kkr.Municipalities.AreaCode.Parse("851"),
            To = new(2019, 1, 1),
            Goals = [Terms.Goals[0] with { Number = 2, DataSet = "Æ", From = Period.Parse("2020"), Of = Unemployed }],
        }, Known).Errors());

    [Fact]
    public void A_goal_is_measured_where_there_can_be_figures() => Assert.Equal(
        ["/dataSets/0 unknown-data-set", "/goals/0/dataSet unknown-data-set", "/goals/1/at/nowhere unknown-code", "/goals/2/of/forsoergelse unknown-code"],
        CampaignRules.Plan(Terms with
        {
            DataSets = ["nothing"],
            Goals =
            [
                Terms.Goals[0] with { DataSet = "nothing" },
                Terms.Goals[1] with { At = Coordinate.Of([new("nowhere", "ledig")]) },
                Terms.Goals[2] with { Of = Coordinate.Of([new("forsoergelse", "nothing")]) },
            ],
        }, Known).Errors());

    [Fact]
    public void Every_data_set_that_a_plan_may_name_is_looked_for() => Assert.Equal(
        70,
        CampaignRules.DataSetsOf(Terms with
        {
            DataSets = [.. Enumerable.Range(0, 20).Select(i => $"followed-{i}")],
            Goals = [.. Enumerable.Range(0, 50).Select(i => Terms.Goals[0] with { DataSet = $"goal-{i}" })],
        }).Count());

    private static CampaignFigure Figure(string period, decimal value, Coordinate at = default) =>
        new(new("voksenlaerlinge", Period.Parse(period), at), value, 10, 11);

    internal sealed record CampaignFile(string Id, CampaignTerms Campaign);
}
