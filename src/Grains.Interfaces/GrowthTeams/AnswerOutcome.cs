using System.Text.Json.Serialization;

namespace Kkr.GrowthTeams;

/// <summary>What the government answered.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AnswerOutcome>)), GenerateSerializer, Alias("kkr.AnswerOutcome")]
public enum AnswerOutcome
{
    /// <summary>Yes, to all of it.</summary>
    [JsonStringEnumMemberName("accepted")]
    Accepted,

    /// <summary>Yes, to some of it.</summary>
    [JsonStringEnumMemberName("partly")]
    Partly,

    /// <summary>No.</summary>
    [JsonStringEnumMemberName("rejected")]
    Rejected,
}
