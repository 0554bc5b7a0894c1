using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.ResultContracts;

namespace Kkr.Agreements;

/// <summary>The framework agreement on Danish lessons (agenda item 3.7) from its own facts.</summary>
public sealed class AgreementTest
{
    private static readonly AreaCode Thisted = AreaCode.Parse("787"), Laesoe = AreaCode.Parse("825"), Aalborg = AreaCode.Parse("851");

    private static AgreementTerms Terms { get; } = SeedFile.Read<AgreementFile>("agreements/danskuddannelse-nordjylland.json").Agreement;

    private static AgreementState Made { get; } = Then(AgreementState.Empty, AgreementRules.Make(AgreementState.Empty, Terms));

    [Theory]
    [InlineData("2021-03-31", "Lær Dansk Thisted")]
    [InlineData("2021-04-01", "A2B Thisted")]
    public void Thisted_changed_its_provider_on_1_april_2021(string day, string provider) => Assert.Equal(provider,
        Assert.Single(AgreementCalendar.Providers(Made.Terms!, DateOnly.Parse(day, null)), period => period.Municipality == Thisted).Provider);

    [Fact]
    public void Ten_municipalities_answer_for_lessons_and_Laesoe_takes_part_through_Frederikshavn()
    {
        var seen = AgreementCalendar.View("x", Made, new(2021, 7, 1));
        Assert.Equal(10, seen.Supervision.Length);
        Assert.DoesNotContain(seen.Supervision, one => one.Municipality == Laesoe);
        Assert.Empty(seen.WithoutProvider);
        Assert.Equal(11, seen.CurrentProviders.Length);
        Assert.Equal([true, true, true, false], seen.Terms.Themes.Select(theme => theme.National));
    }

    [Theory]
    [InlineData("2023-07-31", false)]
    [InlineData("2023-08-01", true)]
    public void The_first_follow_up_is_overdue_when_july_2023_has_passed(string day, bool overdue) =>
        Assert.Equal([new FollowUpStatus(new(2023, 7, 1), null, overdue)], AgreementCalendar.View("x", Made, DateOnly.Parse(day, null)).FollowUps);

    [Fact]
    public void A_follow_up_that_was_held_is_not_overdue_and_is_recorded_once()
    {
        var held = Then(Made, AgreementRules.FollowUp(Made, new(new(2023, 7, 1), new(2023, 7, 5), null)));
        Assert.False(AgreementCalendar.View("x", held, new(2024, 1, 1)).FollowUps[0].Overdue);
        Assert.Equal("follow-up-held", AgreementRules.FollowUp(held, new(new(2023, 7, 1), new(2023, 8, 5), null)).Reason());
        Assert.Equal(["/due not-due"], AgreementRules.FollowUp(held, new(new(2022, 7, 1), new(2023, 8, 5), null)).Errors());
    }

    [Theory]
    [InlineData("2023-07-01", null, "2023-07-01", false)]
    [InlineData("2023-07-02", null, "2023-07-01", true)]
    [InlineData("2023-07-02", "2022-01-15", "2024-01-15", false)]
    [InlineData("2024-01-15", "2022-01-15", "2024-01-15", false)]
    [InlineData("2024-01-16", "2022-01-15", "2024-01-15", true)]
    public void Supervision_is_reported_every_second_year(string day, string? reported, string next, bool overdue)
    {
        var state = reported is null ? Made : Then(Made, AgreementRules.Supervise(Made, new(Aalborg, DateOnly.Parse(reported, null), "report")));
        var status = Assert.Single(AgreementCalendar.View("x", state, DateOnly.Parse(day, null)).Supervision, one => one.Municipality == Aalborg);
        Assert.Equal((DateOnly.Parse(next, null), overdue), (status.NextDue, status.Overdue));
    }

    [Fact]
    public void Providers_change_over_time_without_touching_those_of_others()
    {
        var state = Then(Made, AgreementRules.ChangeProviders(Made, Thisted, [new(Thisted, "A2B Thisted", From: new(2021, 4, 1), To: new(2022, 12, 31))]));
        Assert.Equal([Thisted], AgreementCalendar.View("x", state, new(2023, 1, 1)).WithoutProvider);
        Assert.Equal(11, state.Terms!.Providers.Length);
        Assert.Equal(["/providers required"], AgreementRules.ChangeProviders(Made, Thisted, default).Errors());
        Assert.Equal(["/providers/0/municipality another"], AgreementRules.ChangeProviders(Made, Thisted, [new(Aalborg, "X")]).Errors());
        Assert.Equal(["/providers/1 overlap"], AgreementRules.ChangeProviders(Made, Thisted, [new(Thisted, "X", To: new(2022, 1, 1)), new(Thisted, "X", From: new(2022, 1, 1))]).Errors());
    }

    [Fact]
    public void It_runs_for_four_years_at_most()
    {
        AgreementRules.Make(AgreementState.Empty, Terms with { To = new(2025, 6, 30) }).Accept();
        Assert.Equal(["/to term"], AgreementRules.Make(AgreementState.Empty, Terms with { To = new(2025, 7, 1) }).Errors());
    }

    [Fact]
    public void All_errors_are_told_at_once() => Assert.Equal(
        ["/legalBasis required", "/followUp plan", "/parties/0/through through-party", "/themes/0/number numbering", "/providers/0/municipality not-a-party", "/cooperations/0/municipalities count"],
        AgreementRules.Make(AgreementState.Empty, Terms with
        {
            LegalBasis = new("", ""),
            FollowUp = new(new(2023, 7, 2), 2),
            Parties = [new(Aalborg, Laesoe), new(Laesoe, Aalborg), new(Thisted)],
            Themes = [new(2, Contracts.Words("x"), true)],
            Providers = [new(AreaCode.Parse("101"), "x")],
            Cooperations = [new(Contracts.Words("x"), CooperationScope.Tender, [Aalborg])],
        }).Errors().Where(error => error != "/parties/1/through through-party"));

    private static AgreementState Then(AgreementState state, Decision<AgreementEvent> decided) =>
        AgreementState.Apply(state, new(state.Revision + 1, Contracts.At(0), "secretariat", EntryHash.None, decided.Accept()));

    internal sealed record AgreementFile(string Id, AgreementTerms Agreement);
}
