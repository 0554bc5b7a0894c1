using Kkr.Reports;

namespace Kkr.Campaigns;

/// <summary>A sum in a regional table.</summary>
/// <param name="DataSet">The data set.</param>
/// <param name="Period">The period.</param>
/// <param name="At">The place.</param>
[GenerateSerializer, Immutable, Alias("kkr.CampaignFigureKey")]
public sealed record CampaignFigureKey(
    [property: Id(0)] string DataSet,
    [property: Id(1)] Period Period,
    [property: Id(2)] Coordinate At);
