using System.Collections.Immutable;
using Kkr.Ledger;

namespace Kkr.GrowthTeams;

/// <summary>The money the growth teams share, as its events have made it.</summary>
/// <param name="Reserved">What handed-in recommendations without an answer hold, in Danish kroner.</param>
/// <param name="Granted">What has been granted, in Danish kroner.</param>
/// <param name="TeamRevisions">The newest revision of each team that it went by.</param>
/// <param name="Revision">How many changes it has had.</param>
internal sealed record PotState(
    ImmutableDictionary<(string Team, int Recommendation), decimal> Reserved,
    ImmutableDictionary<(string Team, int Recommendation), decimal> Granted,
    ImmutableDictionary<string, long> TeamRevisions,
    long Revision)
{
    /// <summary>The national budget of 2021 set 500 million kroner of REACT-EU aside (agenda item 3.5).</summary>
    public const decimal TotalDkk = 500_000_000m;

    /// <summary>The money is to be used by the middle of 2023.</summary>
    public static readonly DateOnly UseBy = new(2023, 6, 30);

    public static PotState Empty { get; } = new(
        ImmutableDictionary<(string, int), decimal>.Empty, ImmutableDictionary<(string, int), decimal>.Empty,
        ImmutableDictionary<string, long>.Empty, 0);

    public PotBalance Balance
    {
        get
        {
            var (reserved, granted) = (Reserved.Values.Sum(), Granted.Values.Sum());
            return new(TotalDkk, reserved, granted, TotalDkk - reserved - granted, UseBy);
        }
    }

    public static PotState Apply(PotState state, Happened<PotEvent> happened)
    {
        state = state with { Revision = happened.Sequence };
        return happened.Event switch
        {
            PotReserved reserved => state with
            {
                Reserved = state.Without(reserved.Team).SetItems(reserved.Shares.Select(share =>
                    KeyValuePair.Create((reserved.Team, share.Recommendation), share.AmountDkk))),
                TeamRevisions = state.TeamRevisions.SetItem(reserved.Team, reserved.TeamRevision),
            },
            PotReleased released => state with { Reserved = state.Without(released.Team) },
            PotSettled settled => state with
            {
                Reserved = state.Reserved.Remove((settled.Team, settled.Recommendation)),
                Granted = state.Granted.SetItem((settled.Team, settled.Recommendation), settled.GrantedDkk),
            },
            _ => throw new InvalidOperationException($"The pot knows no {happened.Event.GetType().Name}."),
        };
    }

    /// <summary>The reservations of all the other teams.</summary>
    public ImmutableDictionary<(string Team, int Recommendation), decimal> Without(string team) =>
        Reserved.RemoveRange(Reserved.Keys.Where(held => held.Team == team));
}
