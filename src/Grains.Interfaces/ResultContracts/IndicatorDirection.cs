using System.Text.Json.Serialization;

namespace Kkr.ResultContracts;

/// <summary>Which way an indicator shall move to count as improved.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IndicatorDirection>)), GenerateSerializer, Alias("kkr.IndicatorDirection")]
public enum IndicatorDirection
{
    /// <summary>Higher than the baseline.</summary>
    [JsonStringEnumMemberName("increase")]
    Increase,

    /// <summary>Lower than the baseline, for example the share answering “don't know”.</summary>
    [JsonStringEnumMemberName("decrease")]
    Decrease,
}
