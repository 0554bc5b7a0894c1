using System.Text.Json.Serialization;

namespace Kkr.GrowthTeams;

/// <summary>The four parts of a growth team's mandate (agenda items 3.4–3.5).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MandatePart>)), GenerateSerializer, Alias("kkr.MandatePart")]
public enum MandatePart
{
    /// <summary>An analysis of the local challenges and potentials, on which the recommendations rest.</summary>
    [JsonStringEnumMemberName("analysis-basis")]
    AnalysisBasis,

    /// <summary>How to invest so that one or two local business lighthouses arise.</summary>
    [JsonStringEnumMemberName("lighthouses")]
    Lighthouses,

    /// <summary>How to invest in strengths of a part of the area.</summary>
    [JsonStringEnumMemberName("local-strengths")]
    LocalStrengths,

    /// <summary>Further steps that restart growth.</summary>
    [JsonStringEnumMemberName("restart")]
    Restart,
}
