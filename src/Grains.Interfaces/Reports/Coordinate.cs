using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CommunityToolkit.HighPerformance.Buffers;

namespace Kkr.Reports;

/// <summary>
/// Where in a data set a figure stands: a code for each of its dimensions, written <c>dimension=code</c> joined by
/// <c>;</c> in ordinal order of dimension, so that equal places are equal text. Dimension ids and codes hold neither
/// sign; the catalogue sees to that. The municipality and the period are not part of it.
/// </summary>
[GenerateSerializer, Immutable, Alias("kkr.Coordinate")]
[JsonConverter(typeof(CoordinateJsonConverter))]
public readonly record struct Coordinate : IComparable<Coordinate>
{
    /// <summary>The same places come back in every report of a data set: the text of those that are common is kept once.</summary>
    private static readonly StringPool Texts = new(16_384);

    [Id(0)]
    private readonly string? _text;

    private Coordinate(string text) => _text = text;

    /// <summary>The one place of a data set without dimensions.</summary>
    public static Coordinate Origin => default;

    private string Text => _text ?? "";

    /// <summary>The place with a code for each dimension.</summary>
    public static Coordinate Of(IEnumerable<KeyValuePair<string, string>> codes)
    {
        if (codes is ICollection<KeyValuePair<string, string>> { Count: 1 }) return Of(codes.First());
        var text = new StringBuilder();
        foreach (var (dimension, code) in codes.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            if (text.Length > 0) text.Append(';');
            text.Append(dimension).Append('=').Append(code);
        }

        return Parse(text.ToString());
    }

    /// <summary>The place in a data set with one dimension.</summary>
    public static Coordinate Of(KeyValuePair<string, string> code)
    {
        Span<char> text = stackalloc char[128];
        return text.TryWrite($"{code.Key}={code.Value}", out var length) ? new(Texts.GetOrAdd(text[..length])) : Parse($"{code.Key}={code.Value}");
    }

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static Coordinate Parse(string text) => new(Texts.GetOrAdd(text));

    /// <summary>The code in a dimension, or null when the place has none there.</summary>
    public string? this[string dimension]
    {
        get
        {
            foreach (var (name, code) in Codes)
                if (name == dimension)
                    return code;
            return null;
        }
    }

    /// <summary>The dimensions with their codes.</summary>
    public IEnumerable<KeyValuePair<string, string>> Codes
    {
        get
        {
            if (Text.Length == 0) yield break;
            foreach (var part in Text.Split(';'))
            {
                var at = part.IndexOf('=', StringComparison.Ordinal);
                yield return new(part[..at], part[(at + 1)..]);
            }
        }
    }

    /// <summary>The place seen only along some of its dimensions.</summary>
    public Coordinate Along(ImmutableHashSet<string> dimensions) =>
        dimensions.IsEmpty ? Origin : Of(Codes.Where(c => dimensions.Contains(c.Key)));

    /// <inheritdoc/>
    public int CompareTo(Coordinate other) => string.CompareOrdinal(Text, other.Text);

    /// <summary><c>forsoergelse=ledig</c>, for example; empty for <see cref="Origin"/>.</summary>
    public override string ToString() => Text;

    /// <inheritdoc/>
    public bool Equals(Coordinate other) => Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <summary>Orders by text.</summary>
    public static bool operator <(Coordinate left, Coordinate right) => left.CompareTo(right) < 0;

    /// <summary>Orders by text.</summary>
    public static bool operator >(Coordinate left, Coordinate right) => left.CompareTo(right) > 0;

    /// <summary>Orders by text.</summary>
    public static bool operator <=(Coordinate left, Coordinate right) => left.CompareTo(right) <= 0;

    /// <summary>Orders by text.</summary>
    public static bool operator >=(Coordinate left, Coordinate right) => left.CompareTo(right) >= 0;

    private sealed class CoordinateJsonConverter : JsonConverter<Coordinate>
    {
        public override Coordinate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var codes = new Dictionary<string, string>(StringComparer.Ordinal);
            if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("A place is an object of dimensions and codes.");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var dimension = reader.GetString()!;
                reader.Read();
                codes.Add(dimension, reader.GetString() ?? throw new JsonException("A code is text."));
            }

            return Of(codes);
        }

        public override void Write(Utf8JsonWriter writer, Coordinate value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            var text = value.Text.AsSpan();
            foreach (var range in text.Split(';'))
            {
                var part = text[range];
                var at = part.IndexOf('=');
                if (at >= 0) writer.WriteString(part[..at], part[(at + 1)..]);
            }

            writer.WriteEndObject();
        }
    }
}
