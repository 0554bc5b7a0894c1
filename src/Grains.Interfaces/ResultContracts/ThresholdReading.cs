using System.Text.Json.Serialization;

namespace Kkr.ResultContracts;

/// <summary>What a table of thresholds says between two of its steps.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ThresholdReading>)), GenerateSerializer, Alias("kkr.ThresholdReading")]
public enum ThresholdReading
{
    /// <summary>The step that was reached holds until the next one is (“at least 60”, “at least 50”).</summary>
    [JsonStringEnumMemberName("step")]
    Step,

    /// <summary>The fulfilment rises evenly from one step to the next. Below the lowest step it is 0 all the same.</summary>
    [JsonStringEnumMemberName("linear")]
    Linear,
}
