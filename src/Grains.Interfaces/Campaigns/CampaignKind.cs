using System.Text.Json.Serialization;

namespace Kkr.Campaigns;

/// <summary>What kind of common effort it is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CampaignKind>)), GenerateSerializer, Alias("kkr.CampaignKind")]
public enum CampaignKind
{
    /// <summary>A campaign (agenda item 3.8).</summary>
    [JsonStringEnumMemberName("campaign")]
    Campaign,

    /// <summary>A programme (agenda item 3.6).</summary>
    [JsonStringEnumMemberName("programme")]
    Programme,
}
