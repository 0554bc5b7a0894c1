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
}
