using Kkr.Reports;
using Kkr.Rights;
using Orleans.Concurrency;

namespace Kkr.GrowthTeams;

/// <summary>
/// The growth teams side by side, held against the pot. There is one, with key <c>all</c>: teams push their rows to it, so
/// that a summary asks two grains however many recommendations there are. What a push lost is found in the ledger within
/// ten seconds.
/// </summary>
[Alias("kkr.IGrowthTeamsGrain")]
public interface IGrowthTeamsGrain : IGrainWithStringKey
{
    /// <summary>The teams' rows, for the secretariat and the teams.</summary>
    [Alias("Summarize"), AlwaysInterleave]
    Task<Answer<GrowthTeamsSummary>> SummarizeAsync(Caller caller, CancellationToken cancellationToken);

    /// <summary>Takes in a team as it stands at a revision; an older one than is known changes nothing.</summary>
    [Alias("Include"), AlwaysInterleave]
    ValueTask IncludeAsync(GrowthTeamRow row, long revision);
}
