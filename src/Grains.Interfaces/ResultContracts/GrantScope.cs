using System.Text.Json.Serialization;

namespace Kkr.ResultContracts;

/// <summary>For whom a grant was won.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GrantScope>)), GenerateSerializer, Alias("kkr.GrantScope")]
public enum GrantScope
{
    /// <summary>A programme of the region.</summary>
    [JsonStringEnumMemberName("regional")]
    Regional,

    /// <summary>A programme that the business hubs carry together.</summary>
    [JsonStringEnumMemberName("national")]
    National,
}
