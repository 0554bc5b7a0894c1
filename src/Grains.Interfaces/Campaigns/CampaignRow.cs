using Kkr.Catalogue;
using Kkr.Municipalities;

namespace Kkr.Campaigns;

/// <summary>A campaign or programme in the list of all.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Revision">How many changes it has had.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Kind">Campaign or programme.</param>
/// <param name="Region">The region whose figures count.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last.</param>
/// <param name="Goals">How many goals it has.</param>
[GenerateSerializer, Immutable, Alias("kkr.CampaignRow")]
public sealed record CampaignRow(
    [property: Id(0)] string Id, [property: Id(1)] long Revision, [property: Id(2)] Text Title, [property: Id(3)] CampaignKind Kind,
    [property: Id(4)] AreaCode Region, [property: Id(5)] DateOnly From, [property: Id(6)] DateOnly To, [property: Id(7)] int Goals);
