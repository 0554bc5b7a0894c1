using Kkr.Reports;
using Orleans.Concurrency;

namespace Kkr.GrowthTeams;

/// <summary>
/// The money the growth teams share: 500 million kroner of REACT-EU (agenda item 3.5). There is one, with key
/// <c>react-eu</c>, and every krone passes through its stream: held and granted never exceed the total, also when all
/// teams act at once. Only teams call it.
/// </summary>
/// <remarks>
/// A team has its money held before it records its hand-in. Should that not be recorded, the team lets go of it; should
/// the team die between the two, the pot asks it within half a minute, and the team answers for what its own stream says.
/// </remarks>
[Alias("kkr.IFundingPotGrain")]
public interface IFundingPotGrain : IGrainWithStringKey
{
    /// <summary>The fact in a refusal that says that the team's activation is not the newest: read again, decide again.</summary>
    const string TeamChanged = "team-changed";

    /// <summary>What there is, what is held and what is granted.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<PotBalance> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Holds what a team asks for, in place of what it held before. The same again changes nothing.</summary>
    [Alias("Reserve")]
    Task<Answer<PotBalance>> ReserveAsync(PotReservation reservation, CancellationToken cancellationToken);

    /// <summary>Lets go of what a team held by a revision up to <paramref name="teamRevision"/>; what it held by a newer one stays.</summary>
    [Alias("Release")]
    Task<Answer<PotBalance>> ReleaseAsync(string team, long teamRevision, CancellationToken cancellationToken);

    /// <summary>Turns what a recommendation holds into what the government granted. The same again changes nothing.</summary>
    [Alias("Settle")]
    Task<Answer<PotBalance>> SettleAsync(string team, int recommendation, decimal grantedDkk, string by, CancellationToken cancellationToken);
}
