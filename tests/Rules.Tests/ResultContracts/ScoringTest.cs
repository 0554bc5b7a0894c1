
namespace Kkr.ResultContracts;

/// <summary>Each kind of rule at its boundaries.</summary>
public sealed class ScoringTest
{
    [Theory]
    [InlineData(-100, 0)]
    [InlineData(49.9, 0)]
    [InlineData(50, 50)]
    [InlineData(59.9, 50)]
    [InlineData(60, 100)]
    [InlineData(60.1, 100)]
    [InlineData(100, 100)]
    public void A_step_table_holds_until_the_next_step(double score, double fulfilment) =>
        Assert.Equal((decimal)fulfilment, Contracts.Agreed(Contracts.NetPromoterScore()).Given(1, Contracts.Answers((decimal)score)).First().Fulfilment);

    [Theory]
    [InlineData(49.9, 0)]
    [InlineData(50, 50)]
    [InlineData(55, 75)]
    [InlineData(59.9, 99.5)]
    [InlineData(60, 100)]
    [InlineData(60.1, 100)]
    public void A_linear_table_rises_between_its_steps(double score, double fulfilment) =>
        Assert.Equal((decimal)fulfilment, Contracts.Agreed(Contracts.NetPromoterScore(ThresholdReading.Linear)).Given(1, Contracts.Answers((decimal)score)).First().Fulfilment);

    [Fact]
    public void Net_promoter_score_is_nines_and_tens_less_zero_to_six_in_percent_of_the_answers()
    {
        var post = new EvidencePost(Evaluations: [new(Contracts.Day(0), 40, 20, Scores: [1, 0, 0, 0, 0, 0, 2, 1, 1, 10, 5])]);
        var goal = Contracts.Agreed(Contracts.NetPromoterScore()).Given(1, post).First();
        Assert.Equal(60, goal.Measured);
        Assert.Equal(100, goal.Fulfilment);
    }

    [Fact]
    public void Rounds_add_up_as_answers_and_never_as_a_mean_of_results()
    {
        var goal = Contracts.Agreed(Contracts.NetPromoterScore())
            .Given(1, Contracts.Answers(100, answered: 10, day: 1)).Given(1, Contracts.Answers(50, answered: 90, day: 2)).First();
        Assert.Equal(55, goal.Measured);
    }

    [Fact]
    public void No_answers_is_no_figure()
    {
        var goal = Contracts.Agreed(Contracts.NetPromoterScore()).Given(1, new(Evaluations: [new(Contracts.Day(0), 315, 0)])).First();
        Assert.Equal((null, 0m, false), (goal.Measured, goal.Fulfilment, goal.Assessed));
        Assert.StartsWith("None of the 315 evaluations sent was answered.", goal.Explanation.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(699, 50)]
    [InlineData(700, 100)]
    [InlineData(600, 50)]
    [InlineData(599, 0)]
    public void A_share_at_or_above(int favourable, int fulfilment)
    {
        var post = new EvidencePost(Evaluations: [new(Contracts.Day(0), 1000, 1000, Favourable: favourable)]);
        Assert.Equal(fulfilment, Contracts.Agreed(new ShareRule(70, 60, 50)).Given(1, post).First().Fulfilment);
    }

    [Fact]
    public void All_indicators_must_be_better_than_their_baseline()
    {
        var rule = new IncreaseRule([
            new("known", Contracts.Words("Known")), new("unsure", Contracts.Words("Unsure"), IndicatorDirection.Decrease)]);
        var before = Contracts.Agreed(rule).Given(1, new(Figures: [new("known", 30, Contracts.Day(0), true), new("unsure", 20, Contracts.Day(0), true)]));
        Assert.False(before.First().Assessed);
        Assert.Equal(0, before.Given(1, new(Figures: [new("known", 31, Contracts.Day(9))])).First().Fulfilment);
        Assert.Equal(0, before.Given(1, new(Figures: [new("known", 31, Contracts.Day(9)), new("unsure", 20, Contracts.Day(9))])).First().Fulfilment);
        Assert.Equal(100, before.Given(1, new(Figures: [new("known", 30.1m, Contracts.Day(9)), new("unsure", 19.9m, Contracts.Day(9))])).First().Fulfilment);
    }

    [Fact]
    public void A_cancelled_effort_stays_among_the_agreed_ones()
    {
        var state = Contracts.Agreed(new EffortsRule([Contracts.Keyed("a"), Contracts.Keyed("b"), Contracts.Keyed("c")]))
            .Given(1, new(Efforts: [new("a", EffortStatus.CarriedOut, Contracts.Day(1)), new("b", EffortStatus.Cancelled, Contracts.Day(1))]));
        Assert.Equal(33.3333m, state.First().Fulfilment);
        Assert.Contains("c: not checked", state.First().Explanation.En, StringComparison.Ordinal);
        Assert.Equal(66.6667m, state.Given(1, new(Efforts: [new("b", EffortStatus.CarriedOut, Contracts.Day(2))])).First().Fulfilment);
    }

    [Theory]
    [InlineData(299, 99.6667)]
    [InlineData(300, 100)]
    [InlineData(900, 100)]
    [InlineData(-5, 0)]
    public void Counts_fulfil_in_full_at_most(int count, double fulfilment) =>
        Assert.Equal((decimal)fulfilment, Contracts.Agreed(new CountsRule([new("courses", Contracts.Words("Courses"), 300)]))
            .Given(1, new(Figures: [new("courses", count, Contracts.Day(0))])).First().Fulfilment);

    [Fact]
    public void Unknown_participants_add_nothing_and_are_told_of()
    {
        var state = Contracts.Agreed(new CountsRule([new("people", Contracts.Words("People"), 100, CountSource.Participants)]));
        var unknown = state.Given(1, new(Events: [Event("One", null)]));
        Assert.Equal((null, 0m, false), (unknown.First().Measured, unknown.First().Fulfilment, unknown.First().Assessed));
        var some = unknown.Given(1, new(Events: [Event("Two", 40), Event("Three", 0)])).First();
        Assert.Equal(40, some.Fulfilment);
        Assert.Contains("at least 40 of 100 (1 events with an unknown number of participants)", some.Explanation.En, StringComparison.Ordinal);

        static EventEvidence Event(string title, int? participants) => new(title, [new(Contracts.Day(3))], participants, "people");
    }

    [Fact]
    public void Grants_count_in_kroner_and_events_by_number()
    {
        var state = Contracts.Agreed(new CountsRule([
            new("dkk", Contracts.Words("Grants"), 10_000_000, CountSource.GrantsDkk), new("meetings", Contracts.Words("Meetings"), 2, CountSource.Events)]))
            .Given(1, new(Grants: [new("A", 4_000_000, GrantScope.Regional, "dkk"), new("B", 1_000_000, GrantScope.National, "dkk")],
                Events: [new("M", [new(Contracts.Day(0))], null, "meetings"), new("M", [new(Contracts.Day(1))], 7, "meetings")]));
        Assert.Equal(75, state.First().Fulfilment);
    }

    [Fact]
    public void Only_the_named_authority_decides_and_the_newest_decision_holds()
    {
        var state = Contracts.Agreed(new DecidedRule("Erhvervsstyrelsen"))
            .Given(1, new(Decisions: [new("Somebody else", 100, Contracts.Day(5))]));
        Assert.False(state.First().Assessed);
        state = state.Given(1, new(Decisions: [new("Erhvervsstyrelsen", 80, Contracts.Day(4))])).Given(1, new(Decisions: [new("erhvervsstyrelsen", 40, Contracts.Day(3))]));
        Assert.Equal(80, state.First().Fulfilment);
    }

    [Fact]
    public void The_overall_fulfilment_follows_the_weights()
    {
        var rule = new DecidedRule("A");
        var terms = Contracts.Terms(rule, rule);
        terms = terms with { Goals = [terms.Goals[0] with { Weight = 3 }, terms.Goals[1]] };
        var state = Contracts.Fold([ResultContractRules.Agree(ResultContractState.Empty, terms).Accept()])
            .Given(1, new(Decisions: [new("A", 90, Contracts.Day(0))])).Given(2, new(Decisions: [new("A", 52, Contracts.Day(0))]));
        Assert.Equal((80.5m, 81), (ResultContractRules.Assess(state).Overall.Exact, ResultContractRules.Assess(state).Overall.Rounded));
    }
}
