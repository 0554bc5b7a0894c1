using System.Text.Json.Serialization;

namespace Kkr.ResultContracts;

/// <summary>What counts against a target.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CountSource>)), GenerateSerializer, Alias("kkr.CountSource")]
public enum CountSource
{
    /// <summary>The newest figure with the target's key.</summary>
    [JsonStringEnumMemberName("figure")]
    Figure,

    /// <summary>The number of events with the target's key.</summary>
    [JsonStringEnumMemberName("events")]
    Events,

    /// <summary>The participants of the events with the target's key. Events whose number is unknown add nothing and are told of.</summary>
    [JsonStringEnumMemberName("participants")]
    Participants,

    /// <summary>The grants with the target's key, in Danish kroner.</summary>
    [JsonStringEnumMemberName("grants-dkk")]
    GrantsDkk,
}
