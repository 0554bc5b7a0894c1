using System.Text.Json.Serialization;

namespace Kkr.Campaigns;

/// <summary>What a goal measures in a regional table.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CampaignMeasure>)), GenerateSerializer, Alias("kkr.CampaignMeasure")]
public enum CampaignMeasure
{
    /// <summary>The sum of the municipalities' figures.</summary>
    [JsonStringEnumMemberName("total")]
    Total,

    /// <summary>That sum in percent of another sum.</summary>
    [JsonStringEnumMemberName("share")]
    Share,
}
