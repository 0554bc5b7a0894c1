using System.Text.Json.Serialization;

namespace Kkr.GrowthTeams;

/// <summary>What a recommendation does to other parts of the country. The mandate rules a negative effect out.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EffectOnOtherAreas>)), GenerateSerializer, Alias("kkr.EffectOnOtherAreas")]
public enum EffectOnOtherAreas
{
    /// <summary>Nobody has said.</summary>
    [JsonStringEnumMemberName("not-assessed")]
    NotAssessed,

    /// <summary>Nothing.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>Good.</summary>
    [JsonStringEnumMemberName("positive")]
    Positive,

    /// <summary>Harm: it can't be adopted.</summary>
    [JsonStringEnumMemberName("negative")]
    Negative,
}
