using System.Collections.Immutable;

namespace Kkr.GrowthTeams;

/// <summary>A growth team as it stands.</summary>
/// <param name="Id">Its key, for example <c>nordjylland</c>.</param>
/// <param name="Revision">How many changes it has had; the <c>ETag</c>.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Terms">Who it is and what it shall answer.</param>
/// <param name="Completeness">Its mandate, part by part.</param>
/// <param name="Recommendations">Its recommendations.</param>
/// <param name="SubmittedAt">When it handed in.</param>
[GenerateSerializer, Immutable, Alias("kkr.GrowthTeam")]
public sealed record GrowthTeam(
    [property: Id(0)] string Id,
    [property: Id(1)] long Revision,
    [property: Id(2)] GrowthTeamStatus Status,
    [property: Id(3)] GrowthTeamTerms Terms,
    [property: Id(4)] ImmutableArray<MandateAnswer> Completeness,
    [property: Id(5)] ImmutableArray<Recommendation> Recommendations,
    [property: Id(6)] DateTimeOffset? SubmittedAt);
