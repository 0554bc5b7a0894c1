using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kkr.Formats.PxWeb;

/// <summary>How the records of the two table interfaces are read and written as JSON.</summary>
public static class PxWebJson
{
    /// <summary>camelCase, read whatever its case; Danish letters as they are.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JsonOutput.Escape,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <summary>The options for what clients send: what a query must name is there and not null, and no member is said twice.</summary>
    public static JsonSerializerOptions Reading { get; } = new(Options)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        MaxDepth = 32,
    };
}
