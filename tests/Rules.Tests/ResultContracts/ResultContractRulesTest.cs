namespace Kkr.ResultContracts;

/// <summary>What may happen to a contract, and when.</summary>
public sealed class ResultContractRulesTest
{
    private static ResultContractState Active { get; } = Contracts.Agreed(Contracts.NetPromoterScore());

    private static ResultContractState Endorsed { get; } = Active.Given(1, Contracts.Answers(72))
        .Apply(ResultContractRules.Endorse(Active, "KKR 2021-03").Accept());

    [Fact]
    public void An_endorsed_contract_is_closed_to_every_change()
    {
        Assert.Equal("contract-endorsed", Endorsed.Give(Contracts.Answers(10, day: 4)).Reason());
        Assert.Equal("contract-endorsed", ResultContractRules.Agree(Endorsed, Endorsed.Terms!).Reason());
        Assert.Equal("contract-endorsed", ResultContractRules.Endorse(Endorsed, "again").Reason());
    }

    [Fact]
    public void It_is_reopened_with_a_reason_only()
    {
        Assert.Equal(["/reason required"], ResultContractRules.Reopen(Endorsed, " ").Errors());
        var reopened = Endorsed.Apply(ResultContractRules.Reopen(Endorsed, "A figure was wrong").Accept());
        Assert.Equal((ContractStatus.Reopened, null), (reopened.Status, reopened.Endorsement));
        Assert.Equal("A figure was wrong", Assert.Single(reopened.Reopenings).Reason);
        Assert.Equal("contract-open", ResultContractRules.Reopen(reopened, "again").Reason());
        Assert.Equal(ContractStatus.Reopened, reopened.Apply(ResultContractRules.Agree(reopened, reopened.Terms!).Accept()).Status);
    }

    [Fact]
    public void A_draft_takes_no_evidence_and_no_endorsement_and_never_comes_back()
    {
        var draft = Contracts.Fold([ResultContractRules.Agree(ResultContractState.Empty, Contracts.Terms(Contracts.NetPromoterScore()) with { Draft = true }).Accept()]);
        Assert.Equal("contract-draft", draft.Give(Contracts.Answers(1)).Reason());
        Assert.Equal("contract-draft", ResultContractRules.Endorse(draft, "KKR").Reason());
        Assert.Equal(["/draft already-agreed"], ResultContractRules.Agree(Active, Active.Terms! with { Draft = true }).Errors());
    }

    [Fact]
    public void A_contract_that_is_not_there_is_not_found()
    {
        Assert.Equal("NotFound", ResultContractRules.Endorse(ResultContractState.Empty, "KKR").Reason());
        Assert.Equal("NotFound", ResultContractRules.Reopen(ResultContractState.Empty, "again").Reason());
    }

    [Fact]
    public void A_goal_that_is_not_there_is_not_found() =>
        Assert.Equal("NotFound", ResultContractRules.Give(Active, 2, Contracts.Answers(1)).Reason());

    [Fact]
    public void A_proposed_figure_that_differs_needs_a_reason_and_stands_beside_the_computed_one()
    {
        Assert.Equal(["/proposed/reason required"], Active.Give(Contracts.Answers(55) with { Proposed = new(100) }).Errors());
        var goal = Active.Given(1, Contracts.Answers(55) with { Proposed = new(100, new("Særlige forhold", "Special conditions")) }).First();
        Assert.Equal((50m, 100m, true), (goal.Fulfilment, goal.Proposed, goal.Differs));
        Assert.EndsWith("The proposed figure is 100%. Reason: Special conditions", goal.Explanation.En, StringComparison.Ordinal);
        Assert.Equal(50, ResultContractRules.Assess(Active.Given(1, Contracts.Answers(55))).Overall.Exact);
    }

    [Fact]
    public void A_proposed_figure_that_came_to_differ_is_shown_without_a_reason()
    {
        var goal = Active.Given(1, Contracts.Answers(60) with { Proposed = new(100) }).Given(1, Contracts.Answers(0, day: 3)).First();
        Assert.True(goal.Differs);
        Assert.EndsWith("No reason is given for the difference.", goal.Explanation.En, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_replaced_counts_no_more_and_stays_in_the_history()
    {
        var wrong = Active.Given(1, Contracts.Answers(20));
        Assert.Equal(["/evaluations/0 already-told"], wrong.Give(Contracts.Answers(72)).Errors());
        Assert.Equal(["/comment required"], wrong.Give(Contracts.Answers(72) with { Replaces = [1] }).Errors());
        var right = wrong.Given(1, Contracts.Answers(72) with { Replaces = [1], Comment = "Typing error" });
        Assert.Equal(72, right.First().Measured);
        Assert.Equal([2, null], right.Evidence.Select(given => given.ReplacedBy));
        Assert.Equal(["/replaces/0 unknown-evidence"], right.Give(Contracts.Answers(1, day: 8) with { Replaces = [1], Comment = "Again" }).Errors());
        Assert.False(right.Given(1, new(Replaces: [2], Comment: "Not ours")).First().Assessed);
    }

    [Fact]
    public void All_errors_are_told_at_once()
    {
        var terms = new ContractTerms(null!, default, new(2020, 2, 1), new(2020, 1, 1), [
            new(2, Contracts.Words("x"), GoalGroup.Common, new ThresholdRule(MeasureSource.Figure, [new(50, 100), new(60, 50), new(60, 101)])),
            new(2, Contracts.Words("y"), GoalGroup.Common, new EffortsRule([Contracts.Keyed("a"), Contracts.Keyed("a"), Contracts.Keyed("Æ")]), Weight: 0),
            new(3, Contracts.Words("z"), GoalGroup.Common, null!)]);
        Assert.Equal(
        [
            "/title required", "/parties count", "/to period", "/goals/0/number numbering", "/goals/0/rule/key key",
            "/goals/0/rule/steps/2/fulfilment range", "/goals/0/rule/steps rising", "/goals/0/rule/steps unique",
            "/goals/1/weight range", "/goals/1/rule/efforts/1/key unique", "/goals/1/rule/efforts/2/key key", "/goals/2/rule required",
        ], ResultContractRules.Agree(ResultContractState.Empty, terms).Errors());
    }

    [Fact]
    public void Evidence_is_held_against_the_goal_it_is_for()
    {
        var post = new EvidencePost(
            Figures: [new("nps", 1, Contracts.Day(0), Baseline: true)], Efforts: [new("camp", EffortStatus.CarriedOut, Contracts.Day(0))],
            Evaluations: [new(Contracts.Day(0), 10, 11), new(Contracts.Day(1), 10, 10, NetPromoterScore: 101), new(Contracts.Day(2), 10, 10), new(Contracts.Day(3), 9, 9, Scores: [9])],
            Grants: [new("", -1, GrantScope.Regional, "x")], Events: [new("E", [], -1)], Documents: [new(Contracts.Words("D"), "", ["topic"])],
            Decisions: [new("A", 101, Contracts.Day(0))], Proposed: new(-1));
        Assert.Equal(
        [
            "/figures/0/key unknown-key", "/figures/0/baseline baseline", "/efforts/0/key unknown-key", "/evaluations/0/answered at-most-sent",
            "/evaluations/0 measured", "/evaluations/1/netPromoterScore range", "/evaluations/2 measured", "/evaluations/3/scores adds-up",
            "/grants/0/title required", "/grants/0/amountDkk range", "/grants/0/key unknown-key", "/events/0/sessions count",
            "/events/0/participants range", "/documents/0/reference required", "/documents/0/covers/0 unknown-key",
            "/decisions/0/fulfilment range", "/proposed/fulfilment range",
        ], Active.Give(post).Errors());
        Assert.Equal([" empty"], Active.Give(new()).Errors());
    }

    [Fact]
    public void Terms_can_change_as_long_as_no_evidence_loses_its_place()
    {
        var state = Contracts.Agreed(new EffortsRule([Contracts.Keyed("a"), Contracts.Keyed("b")]))
            .Given(1, new(Efforts: [new("a", EffortStatus.CarriedOut, Contracts.Day(0))]));
        var fewer = Contracts.Terms(new EffortsRule([Contracts.Keyed("a")]));
        Assert.Equal(100, state.Apply(ResultContractRules.Agree(state, fewer).Accept()).First().Fulfilment);
        Assert.Equal(["/goals/0 evidence-misfit"], ResultContractRules.Agree(state, Contracts.Terms(new EffortsRule([Contracts.Keyed("b")]))).Errors());
    }
}
