namespace Kkr.Campaigns;

/// <summary>A sum in a regional table, with how much of it has come in.</summary>
/// <param name="Key">Which sum.</param>
/// <param name="Value">The sum; null while nobody has reported.</param>
/// <param name="Municipalities">How many reporters it covers.</param>
/// <param name="Expected">How many there shall be.</param>
[GenerateSerializer, Immutable, Alias("kkr.CampaignFigure")]
public sealed record CampaignFigure(
    [property: Id(0)] CampaignFigureKey Key,
    [property: Id(1)] decimal? Value,
    [property: Id(2)] int Municipalities,
    [property: Id(3)] int Expected);
