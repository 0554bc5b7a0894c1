using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Hosting;
using Kkr.Ledger;
using Kkr.Reports;
using Kkr.Rights;

namespace Kkr.GrowthTeams;

/// <summary>The shared money with real teams on a real ledger: all at once, with lost answers and lost silos.</summary>
public sealed class SharedPotTests : IAsyncLifetime
{
    private static readonly string[] Seven = ["bornholm", "fyn", "hovedstaden", "midtjylland", "nordjylland", "sjaelland-og-oerne", "sydjylland"];
    private readonly SqliteStore _store = new();
    private TestSilos _silos = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _silos = await TestSilos.StartAsync(_store, 2);

    public async ValueTask DisposeAsync()
    {
        await _silos.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task All_seven_at_once_each_many_times_never_over_commit()
    {
        await Task.WhenAll(Seven.Select(team => PrepareAsync(team, 100_000_000)));
        var answers = await Task.WhenAll(
            from team in Seven
            from attempt in Enumerable.Range(0, 4)
            select HandInAsync(team, $"hand-in-{attempt % 2}"));

        var submitted = (await SummaryAsync()).Teams.Count(row => row.Status == GrowthTeamStatus.Submitted);
        Assert.Equal(5, submitted);
        Assert.Equal(5, answers.Where(a => a.Refusal is null).Select(a => a.Value!.Id).Distinct().Count());
        Assert.All(answers.Where(a => a.Refusal is not null), a => Assert.Contains(
            a.Refusal!.Facts["reason"], (IEnumerable<string>)["pot-exhausted", "team-submitted"]));
        Assert.Equal(new PotBalance(500_000_000, 500_000_000, 0, 0, new(2023, 6, 30)), (await SummaryAsync()).Pot);
        await AssertNeverOverCommittedAsync();
    }

    [Fact]
    public async Task A_silo_lost_while_all_hand_in_loses_nothing_that_was_acknowledged()
    {
        await Task.WhenAll(Seven.Select(team => PrepareAsync(team, 100_000_000)));
        var running = Seven.Select(team => HandInForSureAsync(team, "hand-in")).ToList();
        await Task.WhenAny(running);
        await _silos.EndSiloAsync(killed: true);
        var answers = await Task.WhenAll(running);

        Assert.Equal(5, answers.Count(a => a.Refusal is null));
        foreach (var team in answers.Where(a => a.Refusal is null).Select(a => a.Value!.Id))
            Assert.Equal(GrowthTeamStatus.Submitted, (await ForSureAsync(() => _silos.Grains.GrowthTeam(team).ReadAsync(TestSilos.Secretariat, null, Cancelled))).Value!.Status);
        await AssertNeverOverCommittedAsync();
        Assert.Null((await ChainVerification.VerifyAsync(_silos.Ledger.ReadAllAsync(0, Cancelled), Cancelled)).FirstBroken);
    }

    [Fact]
    public async Task Money_held_for_a_hand_in_that_never_came_is_let_go_and_the_late_hand_in_is_not_let_through()
    {
        await PrepareAsync("fyn", 300_000_000);
        var team = (await _silos.Grains.GrowthTeam("fyn").ReadAsync(TestSilos.Secretariat, null, Cancelled)).Value!;
        // What a team that died between the two left behind.
        await _silos.Grains.FundingPot().ReserveAsync(new("fyn", team.Revision, [new(2, 300_000_000)], "fyn"), Cancelled);
        Assert.Equal(200_000_000, (await _silos.Grains.FundingPot().ReadAsync(Cancelled)).RemainingDkk);

        await _silos.Grains.GrowthTeam("fyn").ReconcilePotAsync(Cancelled);

        Assert.Equal(500_000_000, (await _silos.Grains.FundingPot().ReadAsync(Cancelled)).RemainingDkk);
        var kinds = (await _silos.Grains.GrowthTeam("fyn").ReadHistoryAsync(TestSilos.Secretariat, Cancelled)).Value!.Changes;
        Assert.Equal((team.Revision + 1, "submission-lapsed"), (kinds[^1].Revision, kinds[^1].Kind));
        // An activation that still goes by the old revision is told so, and finds its place in the stream taken.
        var stale = await _silos.Grains.FundingPot().ReserveAsync(new("fyn", team.Revision - 1, [new(2, 1)], "fyn"), Cancelled);
        Assert.Equal(IFundingPotGrain.TeamChanged, stale.Refusal!.Facts["reason"]);
        Assert.Null((await HandInAsync("fyn", "again")).Refusal);
        Assert.Equal(200_000_000, (await _silos.Grains.FundingPot().ReadAsync(Cancelled)).RemainingDkk);
    }

    [Fact]
    public async Task A_key_used_for_something_else_hands_nothing_in_and_holds_nothing()
    {
        await PrepareAsync("fyn", 100_000_000);
        Assert.Equal(RefusalKind.KeyReused, (await HandInAsync("fyn", "make-1")).Refusal!.Kind);
        Assert.Equal(500_000_000, (await _silos.Grains.FundingPot().ReadAsync(Cancelled)).RemainingDkk);
    }

    [Fact]
    public async Task A_thousand_recommendations_are_summarised_by_the_list_and_the_pot_alone()
    {
        await AppointAsync("fyn");
        for (var made = 0; made < 1000; made += 50)
            await Task.WhenAll(Enumerable.Range(made, 50).Select(n => _silos.Grains.GrowthTeam("fyn").RecommendAsync(
                new($"n{n}", TestSilos.Secretariat), Content(MandatePart.Restart, 1), null, Cancelled)));
        Assert.Equal(1000, (await _silos.Grains.GrowthTeam("fyn").ReadAsync(TestSilos.Secretariat, null, Cancelled)).Value!.Recommendations.Length);

        using var asked = _silos.CountCalls();
        var row = Assert.Single((await SummaryAsync()).Teams);
        Assert.Equal((1000, 1000m), (row.Recommendations, row.AskedDkk));
        Assert.DoesNotContain(asked.Interfaces, name => name == nameof(IGrowthTeamGrain));
        Assert.True(asked.Interfaces.Count(name => name is nameof(IGrowthTeamsGrain) or nameof(IFundingPotGrain)) <= 2);
    }

    [Fact]
    public async Task A_team_is_read_as_it_was_known_at_every_moment_of_its_history()
    {
        await PrepareAsync("fyn", 1);
        var changes = (await _silos.Grains.GrowthTeam("fyn").ReadHistoryAsync(TestSilos.Secretariat, Cancelled)).Value!.Changes;
        foreach (var change in changes)
        {
            var then = (await _silos.Grains.GrowthTeam("fyn").ReadAsync(TestSilos.Secretariat, change.RecordedAt, Cancelled)).Value!;
            // Several changes may fall on one millisecond; then the last of them is what was known.
            Assert.Equal(changes.Last(c => c.RecordedAt == change.RecordedAt).Revision, then.Revision);
        }

        var before = await _silos.Grains.GrowthTeam("fyn").ReadAsync(TestSilos.Secretariat, changes[0].RecordedAt.AddTicks(-1), Cancelled);
        Assert.Equal(RefusalKind.NotFound, before.Refusal!.Kind);
    }

    private static RecommendationContent Content(MandatePart part, decimal asked) =>
        new(new("Anbefaling", "Recommendation"), part, part == MandatePart.Lighthouses, asked, EffectOnOtherAreas: EffectOnOtherAreas.None);

    private async Task AppointAsync(string team)
    {
        var text = new Text(team, team);
        var terms = new GrowthTeamTerms(
            text, text, null, [], [.. Enum.GetValues<MandatePart>().Select(part => new MandateItem(part, text))], [], new(2021, 5, 31));
        Assert.Null((await _silos.Grains.GrowthTeam(team).AppointAsync(new("appoint", TestSilos.Secretariat), terms, null, Cancelled)).Refusal);
    }

    private async Task PrepareAsync(string team, decimal asked)
    {
        await AppointAsync(team);
        var grain = _silos.Grains.GrowthTeam(team);
        foreach (var part in Enum.GetValues<MandatePart>())
        {
            var number = (await grain.RecommendAsync(
                new($"make-{(int)part}", TestSilos.Secretariat), Content(part, part == MandatePart.Lighthouses ? asked : 0), null, Cancelled)).Value!.Recommendation.Number;
            Assert.Null((await grain.PatchAsync(
                new($"adopt-{number}", TestSilos.Secretariat), number, new(Status: RecommendationStatus.Adopted), null, Cancelled)).Refusal);
        }
    }

    private Task<Answer<GrowthTeam>> HandInAsync(string team, string key) =>
        _silos.Grains.GrowthTeam(team).SubmitAsync(new(key, new Caller(team, [Role.GrowthTeam], [], [team])), null, Cancelled);

    private Task<Answer<GrowthTeam>> HandInForSureAsync(string team, string key) => ForSureAsync(() => HandInAsync(team, key));

    private static async Task<T> ForSureAsync<T>(Func<Task<T>> call)
    {
        while (true)
        {
            try
            {
                return await call();
            }
            catch (Exception e) when (e is LedgerUnavailableException or LedgerOverloadedException or TimeoutException or OrleansException)
            {
                await Task.Yield();
            }
        }
    }

    private async Task<GrowthTeamsSummary> SummaryAsync() => (await _silos.Grains.GrowthTeams().SummarizeAsync(TestSilos.Secretariat, Cancelled)).Value!;

    /// <summary>Folds the ledger alone: after no entry was more promised than there is, and what is held is what was handed in.</summary>
    private async Task AssertNeverOverCommittedAsync()
    {
        var pot = PotState.Empty;
        await foreach (var entry in _silos.Ledger.ReadStreamAsync("growth-pot/react-eu", 0, Cancelled))
        {
            pot = PotState.Apply(pot, new(entry.Sequence, entry.RecordedAt, entry.Actor, entry.Hash, LedgerJson.Read<PotEvent>(entry.Content)));
            Assert.InRange(pot.Balance.RemainingDkk, 0, PotState.TotalDkk);
        }

        var handedIn = ImmutableSortedDictionary.CreateBuilder<string, decimal>(StringComparer.Ordinal);
        foreach (var team in Seven)
        {
            var state = GrowthTeamState.Empty;
            await foreach (var entry in _silos.Ledger.ReadStreamAsync($"growth-team/{team}", 0, Cancelled))
                state = GrowthTeamState.Apply(state, new(entry.Sequence, entry.RecordedAt, entry.Actor, entry.Hash, LedgerJson.Read<GrowthTeamEvent>(entry.Content)));
            if (state.Status == GrowthTeamStatus.Submitted)
                handedIn[team] = state.Recommendations.Where(r => r.Status == RecommendationStatus.Submitted).Sum(r => r.Content.AmountAskedDkk);
        }

        Assert.Equal(handedIn.Values.Sum(), handedIn.Keys.Sum(team => pot.Reserved.Where(r => r.Key.Team == team).Sum(r => r.Value)));
    }
}
