using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Municipalities;

namespace Kkr.Campaigns;

/// <summary>A campaign or programme: the body of its PUT.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Kind">Campaign or programme.</param>
/// <param name="Region">The region whose figures count.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Goals">Its goals, numbered from 1 without gaps; at most 50. A programme that is followed in data sets may have none.</param>
[GenerateSerializer, Immutable, Alias("kkr.CampaignTerms")]
public sealed record CampaignTerms(
    [property: Id(0)] Text Title,
    [property: Id(1)] CampaignKind Kind,
    [property: Id(2)] AreaCode Region,
    [property: Id(3)] DateOnly From,
    [property: Id(4)] DateOnly To,
    [property: Id(5)] ImmutableArray<CampaignGoal> Goals)
{
    /// <summary>The data sets in which what it does is followed, beside those of its goals; at most 20.</summary>
    [Id(6)]
    public ImmutableArray<string> DataSets { get; init; } = [];
}
