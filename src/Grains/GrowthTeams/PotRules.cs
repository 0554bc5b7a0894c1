using System.Collections.Immutable;
using Kkr.Ledger;
using Kkr.Reports;
using static Kkr.Reports.Conflicts;

namespace Kkr.GrowthTeams;

/// <summary>
/// The one place where the shared money is given away. Whatever the order in which teams come, reservations and grants
/// together never exceed it: the first to come are served, and the rest are refused whole.
/// </summary>
internal static class PotRules
{
    /// <summary>
    /// Holds what a team hands in, in place of what it held before. It comes before the team's own submission is
    /// recorded; should that fail, the same reservation is simply made again.
    /// </summary>
    /// <param name="state">The pot.</param>
    /// <param name="team">Who asks.</param>
    /// <param name="teamRevision">The team's revision that it goes by; an older one than is known is refused.</param>
    /// <param name="shares">What each recommendation asks for.</param>
    public static Decision<PotEvent> Reserve(PotState state, string team, long teamRevision, ImmutableArray<PotShare> shares)
    {
        if (teamRevision < state.TeamRevisions.GetValueOrDefault(team)) return TeamChanged;
        var errors = new ErrorList();
        for (var at = 0; at < shares.Length; at++)
        {
            errors.RequireBetween(shares[at].AmountDkk, 0, PotState.TotalDkk, $"/shares/{at}/amountDkk");
            errors.Require(shares.Take(at).All(other => other.Recommendation != shares[at].Recommendation), $"/shares/{at}/recommendation", "unique",
                shares[at].Recommendation, "Anbefalingen står to gange.", "The recommendation stands twice.");
            errors.Require(!state.Granted.ContainsKey((team, shares[at].Recommendation)), $"/shares/{at}/recommendation", "settled",
                shares[at].Recommendation, "Anbefalingen er allerede besvaret.", "The recommendation is already answered.");
        }

        if (errors.Any) return errors.ToRefusal();
        var asked = shares.Sum(share => share.AmountDkk);
        var free = PotState.TotalDkk - state.Without(team).Values.Sum() - state.Granted.Values.Sum();
        return asked <= free
            ? new PotReserved(team, shares, teamRevision)
            : Conflict("pot-exhausted",
                $"Der søges om {Wording.Da(asked)} kr., men der er {Wording.Da(free)} kr. tilbage.",
                $"DKK {Wording.En(asked)} is asked for, but DKK {Wording.En(free)} is left.");
    }

    /// <summary>
    /// Lets go of what a team held for a hand-in that can't be recorded any more. What it holds by a newer revision is
    /// another hand-in's.
    /// </summary>
    public static Decision<PotEvent> Release(PotState state, string team, long teamRevision)
    {
        if (teamRevision < state.TeamRevisions.GetValueOrDefault(team)) return TeamChanged;
        return state.Reserved.Keys.Any(held => held.Team == team)
            ? new PotReleased(team)
            : NotFound("Vækstteamet holder ikke noget af puljen.", "The team holds nothing of the pot.");
    }

    /// <summary>The team has moved on since the revision it was called with.</summary>
    public static Refusal TeamChanged { get; } = Conflict(
        IFundingPotGrain.TeamChanged, "Vækstteamet er ændret i mellemtiden.", "The growth team has changed in the meantime.");

    /// <summary>Turns a reservation into what the government grants, which is never more.</summary>
    public static Decision<PotEvent> Settle(PotState state, string team, int recommendation, decimal grantedDkk)
    {
        if (!state.Reserved.TryGetValue((team, recommendation), out var held))
            return NotFound("Anbefalingen holder ikke noget af puljen.", "The recommendation holds nothing of the pot.");
        var errors = new ErrorList();
        errors.RequireBetween(grantedDkk, 0, held, "/answer/grantedDkk");
        return errors.Any ? errors.ToRefusal() : new PotSettled(team, recommendation, grantedDkk);
    }
}
