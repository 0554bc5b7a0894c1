using Kkr.Catalogue;

namespace Kkr.Campaigns;

/// <summary>A goal as the figures have it.</summary>
/// <param name="Number">Which goal.</param>
/// <param name="Title">What shall happen.</param>
/// <param name="From">What it is compared with; a share in percent, four decimals.</param>
/// <param name="To">What it is.</param>
/// <param name="Change">The difference; of shares in percentage points.</param>
/// <param name="ChangePercent">The change in percent of a total, four decimals; null for shares and where the total was 0.</param>
/// <param name="Reached">Whether the goal is reached; null while a figure lacks, or where nothing was set to be reached.</param>
/// <param name="Municipalities">How many reporters the least covered figure covers.</param>
/// <param name="Expected">How many there shall be.</param>
/// <param name="Explanation">The same in words.</param>
[GenerateSerializer, Immutable, Alias("kkr.CampaignGoalAssessment")]
public sealed record CampaignGoalAssessment(
    [property: Id(0)] int Number,
    [property: Id(1)] Text Title,
    [property: Id(2)] decimal? From,
    [property: Id(3)] decimal? To,
    [property: Id(4)] decimal? Change,
    [property: Id(5)] decimal? ChangePercent,
    [property: Id(6)] bool? Reached,
    [property: Id(7)] int Municipalities,
    [property: Id(8)] int Expected,
    [property: Id(9)] Text Explanation);
