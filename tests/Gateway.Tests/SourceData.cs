using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Kkr.Gateway.Tests;

/// <summary>The files under <c>data/</c>: the source's own facts, as bodies of requests.</summary>
internal static class SourceData
{
    public static JsonElement Read(string file) => JsonElement.Parse(File.ReadAllText(Path.Combine(Folder(), file)));

    public static IEnumerable<JsonElement> ReadAll(string folder) =>
        Directory.GetFiles(Path.Combine(Folder(), folder), "*.json").Order(StringComparer.Ordinal).Select(f => JsonElement.Parse(File.ReadAllText(f)));

    private static string Folder([CallerFilePath] string source = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, "../../data"));
}
