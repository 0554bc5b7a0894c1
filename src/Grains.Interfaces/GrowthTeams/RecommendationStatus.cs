using System.Text.Json.Serialization;

namespace Kkr.GrowthTeams;

/// <summary>Where a recommendation stands; it moves one way, but for an adopted one that is taken back to be a draft.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RecommendationStatus>)), GenerateSerializer, Alias("kkr.RecommendationStatus")]
public enum RecommendationStatus
{
    /// <summary>Being written.</summary>
    [JsonStringEnumMemberName("draft")]
    Draft,

    /// <summary>The team stands behind it.</summary>
    [JsonStringEnumMemberName("adopted")]
    Adopted,

    /// <summary>Handed in to the government; its amount is held in the pot.</summary>
    [JsonStringEnumMemberName("submitted")]
    Submitted,

    /// <summary>The government has answered.</summary>
    [JsonStringEnumMemberName("answered")]
    Answered,

    /// <summary>Done.</summary>
    [JsonStringEnumMemberName("carried-out")]
    CarriedOut,
}
