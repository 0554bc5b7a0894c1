using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Kkr.Formats;

/// <summary>How JSON is written: Danish letters as they are, figures with every decimal they have.</summary>
internal static class JsonOutput
{
    private const int FlushAfterBytes = 32 * 1024;

    /// <summary>The media type of all JSON answers.</summary>
    public const string ContentType = "application/json; charset=utf-8";

    public static JavaScriptEncoder Escape { get; } = JavaScriptEncoder.Create(UnicodeRanges.All);

    public static Utf8JsonWriter Open(Stream output) => new(output, new JsonWriterOptions { Encoder = Escape });

    /// <summary>Sends on what has gathered, so that a large table never stands in memory twice.</summary>
    public static async ValueTask FlushIfLargeAsync(this Utf8JsonWriter json, CancellationToken cancellationToken)
    {
        if (json.BytesPending > FlushAfterBytes) await json.FlushAsync(cancellationToken);
    }

    public static void WriteStrings(this Utf8JsonWriter json, string property, IEnumerable<string> values)
    {
        json.WriteStartArray(property);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    public static void WriteFigure(this Utf8JsonWriter json, Cell cell)
    {
        if (cell.Value is { } value) json.WriteNumberValue(value);
        else json.WriteNullValue();
    }

    public static void WriteCount(this Utf8JsonWriter json, int? count)
    {
        if (count is { } number) json.WriteNumberValue(number);
        else json.WriteNullValue();
    }
}
