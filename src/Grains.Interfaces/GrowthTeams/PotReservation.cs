using System.Collections.Immutable;

namespace Kkr.GrowthTeams;

/// <summary>What a team asks the pot to hold before it hands in.</summary>
/// <param name="Team">Which team.</param>
/// <param name="TeamRevision">
/// The team's revision that it goes by. An older one than the pot has heard of comes from an activation that is not the
/// newest, and is refused.
/// </param>
/// <param name="Shares">What each recommendation asks for.</param>
/// <param name="By">Who hands in.</param>
[GenerateSerializer, Immutable, Alias("kkr.PotReservation")]
public sealed record PotReservation(
    [property: Id(0)] string Team, [property: Id(1)] long TeamRevision, [property: Id(2)] ImmutableArray<PotShare> Shares,
    [property: Id(3)] string By);
