using System.Text.Json.Serialization;

namespace Kkr.ResultContracts;

/// <summary>How far an agreed effort has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EffortStatus>)), GenerateSerializer, Alias("kkr.EffortStatus")]
public enum EffortStatus
{
    /// <summary>Not begun.</summary>
    [JsonStringEnumMemberName("planned")]
    Planned,

    /// <summary>Begun, not finished.</summary>
    [JsonStringEnumMemberName("under-way")]
    UnderWay,

    /// <summary>Done: the only status that counts.</summary>
    [JsonStringEnumMemberName("carried-out")]
    CarriedOut,

    /// <summary>Given up; it stays among the agreed ones.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,
}
