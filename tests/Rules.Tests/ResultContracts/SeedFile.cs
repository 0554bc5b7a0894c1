using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kkr.ResultContracts;

/// <summary>The files under <c>data/</c> as the gateway would read them from a request: strict, so that a slip in them shows.</summary>
internal static class SeedFile
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowOutOfOrderMetadataProperties = true,
        NumberHandling = JsonNumberHandling.Strict,
    };

    public static T Read<T>(string file) => JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(Folder(), file)), Json)!;

    public static IEnumerable<string> Files(string folder) =>
        Directory.GetFiles(Path.Combine(Folder(), folder), "*.json").Order(StringComparer.Ordinal);

    private static string Folder([CallerFilePath] string source = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, "../../../data"));
}
