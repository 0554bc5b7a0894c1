using System.Text.Json.Serialization;

namespace Kkr.GrowthTeams;

/// <summary>Where a growth team stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GrowthTeamStatus>)), GenerateSerializer, Alias("kkr.GrowthTeamStatus")]
public enum GrowthTeamStatus
{
    /// <summary>At work on its recommendations.</summary>
    [JsonStringEnumMemberName("working")]
    Working,

    /// <summary>It has handed its recommendations in.</summary>
    [JsonStringEnumMemberName("submitted")]
    Submitted,
}
