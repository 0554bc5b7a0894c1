using System.Collections.Immutable;

namespace Kkr.Campaigns;

/// <summary>A campaign held against the figures.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Revision">How many changes it has had; the <c>ETag</c>.</param>
/// <param name="Terms">What was planned.</param>
/// <param name="Goals">Goal by goal.</param>
[GenerateSerializer, Immutable, Alias("kkr.CampaignAssessment")]
public sealed record CampaignAssessment(
    [property: Id(0)] string Id,
    [property: Id(1)] long Revision,
    [property: Id(2)] CampaignTerms Terms,
    [property: Id(3)] ImmutableArray<CampaignGoalAssessment> Goals);
