using Kkr.ResultContracts;

namespace Kkr.GrowthTeams;

/// <summary>The seven teams as published (agenda items 3.4–3.5).</summary>
public sealed class SevenTeamsTest
{
    private static List<Teams.TeamFile> Seven { get; } = [.. SeedFile.Files("growth-teams").Select(SeedFile.Read<Teams.TeamFile>)];

    [Fact]
    public void There_are_seven_and_each_can_be_appointed()
    {
        Assert.Equal(["bornholm", "fyn", "hovedstaden", "midtjylland", "nordjylland", "sjaelland-og-oerne", "sydjylland"], Seven.Select(file => file.Id));
        Assert.All(Seven, file => GrowthTeamRules.Appoint(GrowthTeamState.Empty, file.Team).Accept());
    }

    [Fact]
    public void Each_has_nine_members_a_theme_and_the_end_of_may_2021() => Assert.All(Seven, file => Assert.Equal(
        (9, 1, 4, new DateOnly(2021, 5, 31)),
        (file.Team.Members.Length, file.Team.Potentials.Length, file.Team.Mandate.Length, file.Team.Deadline)));

    [Fact]
    public void Only_the_chair_of_South_Jutland_is_to_be_decided() =>
        Assert.Equal("sydjylland", Assert.Single(Seven, file => file.Team.Chair is null).Id);

    [Fact]
    public void The_summary_holds_the_seven_against_500_million()
    {
        var teams = Seven.Select(file => MandateRules.View(file.Id, GrowthTeamState.Empty.Then(GrowthTeamRules.Appoint(GrowthTeamState.Empty, file.Team)))).ToList();
        teams[4] = MandateRules.View("nordjylland", Teams.Ready);
        var rows = teams.Select(team => MandateRules.Row(team, new(2021, 1, 1))).ToList();
        var summary = MandateRules.Summary(rows, PotState.Empty.Balance, new(2021, 6, 1));
        Assert.Equal(7, summary.Teams.Length);
        Assert.Equal(new PotBalance(500_000_000, 0, 0, 500_000_000, new(2023, 6, 30)), summary.Pot);
        Assert.Equal((100_000_000m, 0m), (summary.AskedDkk, summary.AskedBeyondPotDkk));
        Assert.Equal((4, 1, 4), (summary.Teams[4].Recommendations, summary.Teams[4].Lighthouses, summary.Teams[4].MandateAnswered));
        Assert.All(summary.Teams, row => Assert.True(row.Overdue));
        Assert.All(MandateRules.Summary(rows, PotState.Empty.Balance, new(2021, 5, 31)).Teams, row => Assert.False(row.Overdue));
    }
}
