using System.Collections.Immutable;
using FsCheck.Xunit;

namespace Kkr.GrowthTeams;

/// <summary>The shared money is never over-committed, whatever the teams do and in whichever order.</summary>
public sealed class PotProperties
{
    private static readonly string[] Seven = ["bornholm", "fyn", "hovedstaden", "midtjylland", "nordjylland", "sjaelland-og-oerne", "sydjylland"];

    [Property(MaxTest = 500)]
    public bool Reserved_and_granted_never_exceed_the_total(int seed)
    {
        var random = new Random(seed);
        var state = PotState.Empty;
        for (var step = 0; step < 60; step++)
        {
            var team = Seven[random.Next(7)];
            var decided = random.Next(3) > 0
                ? PotRules.Reserve(state, team, step, [.. Enumerable.Range(1, random.Next(1, 4)).Select(number => new PotShare(number, random.Next(0, 200) * 1_000_000m))])
                : PotRules.Settle(state, team, random.Next(1, 4), random.Next(0, 200) * 1_000_000m);
            if (decided.Event is not null) state = state.Then(decided);
            var balance = state.Balance;
            if (balance.RemainingDkk < 0 || balance.ReservedDkk + balance.GrantedDkk + balance.RemainingDkk != PotState.TotalDkk) return false;
        }

        return true;
    }

    [Property(MaxTest = 200)]
    public bool When_all_seven_ask_at_once_the_first_to_come_are_served(int shuffle)
    {
        var order = (string[])Seven.Clone();
        new Random(shuffle).Shuffle(order);
        var state = PotState.Empty;
        var refused = new List<string>();
        foreach (var team in order)
        {
            var decided = PotRules.Reserve(state, team, 1, [new(1, 100_000_000m)]);
            if (decided.Event is null) refused.Add(team);
            else state = state.Then(decided);
        }

        return refused.SequenceEqual(order.Skip(5)) && state.Balance.RemainingDkk == 0;
    }

    [Fact]
    public void The_last_krone_can_be_asked_for_and_not_one_more()
    {
        var state = PotState.Empty.Then(PotRules.Reserve(PotState.Empty, "fyn", 1, [new(1, 499_999_999m)]));
        Assert.Equal("pot-exhausted", PotRules.Reserve(state, "bornholm", 1, [new(1, 2)]).Reason());
        Assert.Equal(0, state.Then(PotRules.Reserve(state, "bornholm", 1, [new(1, 1)])).Balance.RemainingDkk);
    }

    [Fact]
    public void Asking_again_takes_the_place_of_asking_before()
    {
        var state = PotState.Empty.Then(PotRules.Reserve(PotState.Empty, "fyn", 1, [new(1, 400_000_000m), new(2, 100_000_000m)]));
        state = state.Then(PotRules.Reserve(state, "fyn", 1, [new(1, 500_000_000m)]));
        Assert.Equal(500_000_000, state.Balance.ReservedDkk);
    }

    [Fact]
    public void A_grant_lets_the_rest_of_the_reservation_go_and_is_settled_once()
    {
        var state = PotState.Empty.Then(PotRules.Reserve(PotState.Empty, "fyn", 1, [new(1, 300_000_000m)]));
        Assert.Equal(["/answer/grantedDkk range"], PotRules.Settle(state, "fyn", 1, 300_000_001m).Errors());
        state = state.Then(PotRules.Settle(state, "fyn", 1, 200_000_000m));
        Assert.Equal((0m, 200_000_000m, 300_000_000m), (state.Balance.ReservedDkk, state.Balance.GrantedDkk, state.Balance.RemainingDkk));
        Assert.Equal("NotFound", PotRules.Settle(state, "fyn", 1, 1).Reason());
        Assert.Equal(["/shares/0/recommendation settled"], PotRules.Reserve(state, "fyn", 1, ImmutableArray.Create(new PotShare(1, 5))).Errors());
    }

    [Fact]
    public void What_is_held_by_a_newer_revision_is_neither_replaced_nor_let_go_by_an_older_one()
    {
        var state = PotState.Empty.Then(PotRules.Reserve(PotState.Empty, "fyn", 7, [new(1, 300_000_000m)]));
        Assert.Equal("team-changed", PotRules.Reserve(state, "fyn", 6, [new(1, 1)]).Reason());
        Assert.Equal("team-changed", PotRules.Release(state, "fyn", 6).Reason());
        state = state.Then(PotRules.Release(state, "fyn", 7));
        Assert.Equal(500_000_000, state.Balance.RemainingDkk);
        Assert.Equal("NotFound", PotRules.Release(state, "fyn", 7).Reason());
        Assert.Equal("team-changed", PotRules.Reserve(state, "fyn", 6, [new(1, 1)]).Reason());
    }
}
