using Kkr.Ledger;
using Kkr.Reports;
using Kkr.Rights;
using Orleans.Concurrency;

namespace Kkr.GrowthTeams;

/// <summary>
/// One growth team (agenda items 3.4–3.5): who it is, its mandate, its recommendations and their way. Its key is the
/// team's id, <c>nordjylland</c>.
/// </summary>
/// <remarks>The secretariat may everything, a team what is its own: see <see cref="TeamRights"/>.</remarks>
[Alias("kkr.IGrowthTeamGrain")]
public interface IGrowthTeamGrain : IGrainWithStringKey
{
    /// <summary>The team as it stands, or as it was known at a moment.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<Answer<GrowthTeam>> ReadAsync(Caller caller, DateTimeOffset? asOf, CancellationToken cancellationToken);

    /// <summary>Every change of it.</summary>
    [Alias("ReadHistory"), AlwaysInterleave]
    Task<Answer<RecordedHistory>> ReadHistoryAsync(Caller caller, CancellationToken cancellationToken);

    /// <summary>Sets who the team is and what it shall answer; the secretariat only. What stands already changes nothing.</summary>
    [Alias("Appoint")]
    Task<Answer<GrowthTeam>> AppointAsync(CommandContext command, GrowthTeamTerms terms, long? expected, CancellationToken cancellationToken);

    /// <summary>Drafts a recommendation.</summary>
    [Alias("Recommend")]
    Task<Answer<RecommendationReceipt>> RecommendAsync(CommandContext command, RecommendationContent content, long? expected, CancellationToken cancellationToken);

    /// <summary>Changes a recommendation, or takes it a step on its way. The government's answer is the secretariat's to record.</summary>
    [Alias("Patch")]
    Task<Answer<RecommendationReceipt>> PatchAsync(CommandContext command, int number, RecommendationPatch patch, long? expected, CancellationToken cancellationToken);

    /// <summary>
    /// Hands in what the team has adopted, once each part of its mandate is answered and the pot holds the money: it is
    /// all handed in, or nothing is.
    /// </summary>
    [Alias("Submit")]
    Task<Answer<GrowthTeam>> SubmitAsync(CommandContext command, long? expected, CancellationToken cancellationToken);

    /// <summary>
    /// Makes the pot hold what the team's stream says: lets go of what was held for a hand-in that was not recorded, and
    /// has answers settled. The pot asks for it, and it is safe at any time.
    /// </summary>
    [Alias("ReconcilePot")]
    Task ReconcilePotAsync(CancellationToken cancellationToken);
}
