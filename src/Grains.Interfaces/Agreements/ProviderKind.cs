using System.Text.Json.Serialization;

namespace Kkr.Agreements;

/// <summary>Who runs a provider of Danish lessons.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProviderKind>)), GenerateSerializer, Alias("kkr.ProviderKind")]
public enum ProviderKind
{
    /// <summary>A municipality.</summary>
    [JsonStringEnumMemberName("municipal")]
    Municipal,

    /// <summary>A private firm or association.</summary>
    [JsonStringEnumMemberName("private")]
    Private,

    /// <summary>The source does not say.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,
}
