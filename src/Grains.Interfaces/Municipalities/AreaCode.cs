using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kkr.Municipalities;

/// <summary>
/// Statistics Denmark's three-digit code of a municipality (<c>851</c>), a region (<c>081</c>) or the whole country
/// (<c>000</c>). The three never share a code.
/// </summary>
[GenerateSerializer, Immutable, Alias("kkr.AreaCode")]
[JsonConverter(typeof(AreaCodeJsonConverter))]
public readonly record struct AreaCode : IComparable<AreaCode>
{
    // One text for each of them, however many reports live: a text of its own would be kept for each.
    private static readonly string[] Texts = [.. Enumerable.Range(0, 1000).Select(number => number.ToString("D3", CultureInfo.InvariantCulture))];

    private AreaCode(string value) => Value = value;

    /// <summary>The whole country.</summary>
    public static AreaCode Country { get; } = new(Texts[0]);

    /// <summary>The three digits.</summary>
    [field: Id(0)]
    public string Value { get; }

    /// <summary>Whether this is the country, not a part of it.</summary>
    public bool IsCountry => Value == "000";

    /// <summary>Reads three digits; a leading zero before a municipality's code (<c>0851</c>) is dropped.</summary>
    /// <exception cref="FormatException">It is not such a code.</exception>
    public static AreaCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is not an area code of three digits.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out AreaCode result)
    {
        ReadOnlySpan<char> digits = text is ['0', not '0', _, _] ? text.AsSpan(1) : text;
        var isCode = digits is [>= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9'];
        result = isCode ? new(Texts[int.Parse(digits, CultureInfo.InvariantCulture)]) : default;
        return isCode;
    }

    /// <inheritdoc/>
    public int CompareTo(AreaCode other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The three digits.</summary>
    public override string ToString() => Value;

    /// <summary>Orders by code.</summary>
    public static bool operator <(AreaCode left, AreaCode right) => left.CompareTo(right) < 0;

    /// <summary>Orders by code.</summary>
    public static bool operator >(AreaCode left, AreaCode right) => left.CompareTo(right) > 0;

    /// <summary>Orders by code.</summary>
    public static bool operator <=(AreaCode left, AreaCode right) => left.CompareTo(right) <= 0;

    /// <summary>Orders by code.</summary>
    public static bool operator >=(AreaCode left, AreaCode right) => left.CompareTo(right) >= 0;

    private sealed class AreaCodeJsonConverter : JsonConverter<AreaCode>
    {
        public override AreaCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var code) ? code : throw new JsonException("An area code has three digits.");

        public override void Write(Utf8JsonWriter writer, AreaCode value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);

        public override AreaCode ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Read(ref reader, typeToConvert, options);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, AreaCode value, JsonSerializerOptions options) =>
            writer.WritePropertyName(value.Value);
    }
}
