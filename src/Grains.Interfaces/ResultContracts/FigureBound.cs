using System.Text.Json.Serialization;

namespace Kkr.ResultContracts;

/// <summary>How exactly a figure is known.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FigureBound>)), GenerateSerializer, Alias("kkr.FigureBound")]
public enum FigureBound
{
    /// <summary>The figure itself.</summary>
    [JsonStringEnumMemberName("exact")]
    Exact,

    /// <summary>The figure or more; it counts with the figure.</summary>
    [JsonStringEnumMemberName("at-least")]
    AtLeast,

    /// <summary>More than the figure (“over 500”); it counts with the figure.</summary>
    [JsonStringEnumMemberName("more-than")]
    MoreThan,
}
