using System.Collections.Immutable;

namespace Kkr.GrowthTeams;

/// <summary>The teams held against the pot.</summary>
/// <param name="Teams">Team by team.</param>
/// <param name="Pot">The pot.</param>
/// <param name="AskedDkk">What all ask for, drafts too.</param>
/// <param name="AskedBeyondPotDkk">How much more that is than the pot; 0 when it is not.</param>
[GenerateSerializer, Immutable, Alias("kkr.GrowthTeamsSummary")]
public sealed record GrowthTeamsSummary(
    [property: Id(0)] ImmutableArray<GrowthTeamRow> Teams,
    [property: Id(1)] PotBalance Pot,
    [property: Id(2)] decimal AskedDkk,
    [property: Id(3)] decimal AskedBeyondPotDkk);
