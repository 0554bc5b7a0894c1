using Kkr.ResultContracts;

namespace Kkr.GrowthTeams;

/// <summary>What may happen to a growth team, and when.</summary>
public sealed class GrowthTeamRulesTest
{
    private static GrowthTeamState Submitted { get; } = Teams.Ready.Then(GrowthTeamRules.Submit(Teams.Ready));

    private static readonly GovernmentAnswer HalfAYes = new(AnswerOutcome.Partly, 50_000_000, new(2021, 9, 1));

    [Theory]
    [InlineData(MandatePart.AnalysisBasis)]
    [InlineData(MandatePart.Lighthouses)]
    [InlineData(MandatePart.LocalStrengths)]
    [InlineData(MandatePart.Restart)]
    public void A_team_cant_hand_in_before_each_part_is_answered(MandatePart lacking)
    {
        var state = Enum.GetValues<MandatePart>().Where(part => part != lacking).Aggregate(Teams.Appointed, (team, part) => team.Recommend(Teams.For(part)));
        Assert.Equal("mandate-unanswered", GrowthTeamRules.Submit(state).Reason());
        var drafted = state.Recommend(Teams.For(lacking), adopt: false);
        Assert.Equal("mandate-unanswered", GrowthTeamRules.Submit(drafted).Reason());
        GrowthTeamRules.Submit(drafted.Patch(4, new(Status: RecommendationStatus.Adopted))).Accept();
    }

    [Fact]
    public void The_analysis_can_stand_by_itself()
    {
        var state = new[] { MandatePart.Lighthouses, MandatePart.LocalStrengths, MandatePart.Restart }.Aggregate(Teams.Appointed, (team, part) => team.Recommend(Teams.For(part)));
        state = state.Then(GrowthTeamRules.Appoint(state, state.Terms! with { Analysis = new(Contracts.Words("Analysis"), "ref") }));
        GrowthTeamRules.Submit(state).Accept();
    }

    [Fact]
    public void A_third_lighthouse_is_refused_however_it_comes()
    {
        var two = Teams.Ready.Recommend(Teams.For(MandatePart.LocalStrengths, lighthouse: true));
        Assert.Equal(["/lighthouse at-most-two"], GrowthTeamRules.Recommend(two, Teams.For(MandatePart.Lighthouses, lighthouse: true)).Errors());
        Assert.Equal(["/lighthouse at-most-two"], GrowthTeamRules.Patch(two, 4, new(Lighthouse: true, Status: RecommendationStatus.Adopted)).Errors());
        two.Patch(2, new(Title: Contracts.Words("Still one of the two"), Status: RecommendationStatus.Adopted));
    }

    [Fact]
    public void What_harms_other_areas_is_never_adopted()
    {
        var state = Teams.Appointed.Recommend(Teams.For(MandatePart.Restart) with { EffectOnOtherAreas = EffectOnOtherAreas.Negative }, adopt: false);
        Assert.Equal(["/effectOnOtherAreas harms-others"], GrowthTeamRules.Patch(state, 1, new(Status: RecommendationStatus.Adopted)).Errors());
    }

    [Fact]
    public void An_adopted_recommendation_is_taken_back_before_it_changes()
    {
        Assert.Equal("recommendation-adopted", GrowthTeamRules.Patch(Teams.Ready, 1, new(AmountAskedDkk: 1)).Reason());
        Assert.Equal(RecommendationStatus.Draft, Teams.Ready.Patch(1, new(AmountAskedDkk: 1, Status: RecommendationStatus.Draft)).Recommendations[0].Status);
    }

    [Fact]
    public void What_needs_no_state_money_asks_for_none() => Assert.Equal(["/amountAskedDkk needs-no-state-funding"],
        GrowthTeamRules.Recommend(Teams.Appointed, Teams.For(MandatePart.Restart, 1) with { NeedsNoStateFunding = true }).Errors());

    [Theory]
    [InlineData(0, true)]
    [InlineData(500_000_000, true)]
    [InlineData(500_000_001, false)]
    [InlineData(-1, false)]
    public void A_recommendation_asks_for_the_pot_at_most(int askedDkk, bool allowed) =>
        Assert.Equal(allowed, GrowthTeamRules.Recommend(Teams.Appointed, Teams.For(MandatePart.Restart, askedDkk)).Refusal is null);

    [Fact]
    public void A_team_that_has_handed_in_is_closed_and_its_drafts_stay_behind()
    {
        var withDraft = Teams.Ready.Recommend(Teams.For(MandatePart.Restart), adopt: false);
        var state = withDraft.Then(GrowthTeamRules.Submit(withDraft));
        Assert.Equal([RecommendationStatus.Submitted, RecommendationStatus.Submitted, RecommendationStatus.Submitted, RecommendationStatus.Submitted, RecommendationStatus.Draft],
            state.Recommendations.Select(one => one.Status));
        Assert.Equal("team-submitted", GrowthTeamRules.Submit(state).Reason());
        Assert.Equal("team-submitted", GrowthTeamRules.Recommend(state, Teams.For(MandatePart.Restart)).Reason());
        Assert.Equal("team-submitted", GrowthTeamRules.Patch(state, 5, new(Status: RecommendationStatus.Adopted)).Reason());
    }

    [Fact]
    public void The_government_answers_what_was_handed_in_once()
    {
        Assert.Equal("not-submitted", GrowthTeamRules.Patch(Teams.Ready, 2, new(Answer: HalfAYes)).Reason());
        Assert.Equal(["/answer/grantedDkk range"], GrowthTeamRules.Patch(Submitted, 2, new(Answer: HalfAYes with { GrantedDkk = 100_000_001 })).Errors());
        Assert.Equal(["/answer/grantedDkk accepted-in-full"], GrowthTeamRules.Patch(Submitted, 2, new(Answer: HalfAYes with { Outcome = AnswerOutcome.Accepted })).Errors());
        Assert.Equal(["/answer/grantedDkk range"], GrowthTeamRules.Patch(Submitted, 2, new(Answer: HalfAYes with { Outcome = AnswerOutcome.Rejected })).Errors());
        var answered = Submitted.Patch(2, new(Answer: HalfAYes));
        Assert.Equal("not-submitted", GrowthTeamRules.Patch(answered, 2, new(Answer: HalfAYes)).Reason());
        Assert.Equal(50_000_000, MandateRules.Row(MandateRules.View("nordjylland", answered), new(2021, 9, 2)).GrantedDkk);
    }

    [Theory]
    [InlineData("2021-08-31", "/carriedOutOn after-answer")]
    [InlineData("2021-09-01", null)]
    [InlineData("2023-06-30", null)]
    [InlineData("2023-07-01", "/carriedOutOn use-by")]
    public void Money_is_used_between_the_answer_and_the_middle_of_2023(string day, string? error)
    {
        var decided = GrowthTeamRules.Patch(Submitted.Patch(2, new(Answer: HalfAYes)), 2, new(Status: RecommendationStatus.CarriedOut, CarriedOutOn: DateOnly.Parse(day, null)));
        if (error is null) decided.Accept();
        else Assert.Equal([error], decided.Errors());
    }

    [Fact]
    public void What_was_not_accepted_is_not_carried_out() =>
        Assert.Equal("not-accepted", GrowthTeamRules.Patch(Submitted, 2, new(Status: RecommendationStatus.CarriedOut, CarriedOutOn: new(2022, 1, 1))).Reason());
}
