using System.Text.Json.Serialization;

namespace Kkr.ResultContracts;

/// <summary>Which evidence a measured goal takes its figure from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MeasureSource>)), GenerateSerializer, Alias("kkr.MeasureSource")]
public enum MeasureSource
{
    /// <summary>Evaluations: the share of answers 9–10 less the share of answers 0–6, in percent of the answers; −100 to 100.</summary>
    [JsonStringEnumMemberName("net-promoter-score")]
    NetPromoterScore,

    /// <summary>Evaluations: the favourable answers in percent of the answers; 0 to 100.</summary>
    [JsonStringEnumMemberName("favourable-share")]
    FavourableShare,

    /// <summary>The newest figure with the rule's key.</summary>
    [JsonStringEnumMemberName("figure")]
    Figure,
}
