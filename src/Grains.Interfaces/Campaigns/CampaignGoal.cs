using Kkr.Catalogue;
using Kkr.Reports;

namespace Kkr.Campaigns;

/// <summary>A goal that the regional figures decide.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Title">What shall happen.</param>
/// <param name="DataSet">The data set it is measured in.</param>
/// <param name="To">The period it is measured in.</param>
/// <param name="From">The period it is compared with; null where it is a level that counts.</param>
/// <param name="At">The place in the data set, by some or all of its dimensions.</param>
/// <param name="Measure">What is measured there.</param>
/// <param name="Of">The place whose sum a share is of; null for the whole data set.</param>
/// <param name="Target">What the figure, or its change where there is a period to compare with, shall reach. Null: any increase will do.</param>
[GenerateSerializer, Immutable, Alias("kkr.CampaignGoal")]
public sealed record CampaignGoal(
    [property: Id(0)] int Number,
    [property: Id(1)] Text Title,
    [property: Id(2)] string DataSet,
    [property: Id(3)] Period To,
    [property: Id(4)] Period? From = null,
    [property: Id(5)] Coordinate At = default,
    [property: Id(6)] CampaignMeasure Measure = CampaignMeasure.Total,
    [property: Id(7)] Coordinate? Of = null,
    [property: Id(8)] decimal? Target = null);
