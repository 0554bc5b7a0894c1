using System.Collections.Immutable;

namespace Kkr.Campaigns;

/// <summary>A campaign or programme as it is planned, and the sums that its goals are decided by.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Revision">How many changes it has had; the <c>ETag</c>.</param>
/// <param name="Terms">What is planned.</param>
/// <param name="Needs">The sums that its goals are decided by, each once.</param>
[GenerateSerializer, Immutable, Alias("kkr.Campaign")]
public sealed record Campaign(
    [property: Id(0)] string Id, [property: Id(1)] long Revision, [property: Id(2)] CampaignTerms Terms,
    [property: Id(3)] ImmutableArray<CampaignFigureKey> Needs);
