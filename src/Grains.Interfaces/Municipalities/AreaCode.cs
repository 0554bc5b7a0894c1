using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kkr.Municipalities;

/// <summary>
/// Statistics Denmark's three-digit code of a municipality (<c>851</c>), a region (<c>081</c>) or the whole country
/// (<c>000</c>). The three never share a code. Where other reference data is used than Denmark's, codes may be letters and digits, up to 16 of them.
/// </summary>
[GenerateSerializer, Immutable, Alias("kkr.AreaCode")]
[JsonConverter(typeof(AreaCodeJsonConverter))]
public readonly record struct AreaCode : IComparable<AreaCode>
{
    // One text for each of them, however many reports live: a text of its own would be kept for each.
    private static readonly string[] Texts = [.. Enumerable.Range(0, 1000).Select(number => number.ToString("D3", CultureInfo.InvariantCulture))];

    private const int LongestCode = 16;

    private AreaCode(string value) => Value = value;

    /// <summary>The whole country.</summary>
    public static AreaCode Country { get; } = new(Texts[0]);

    /// <summary>The code: three digits, for an area of Denmark.</summary>
    [field: Id(0)]
    public string Value { get; }

    /// <summary>Whether this is the country, not a part of it.</summary>
    public bool IsCountry => Value == "000";

    /// <summary>
    /// Reads three digits, whether there is such an area or not; a leading zero before a municipality's code (<c>0851</c>) is dropped. Other
    /// codes than those are read where the reference data has them.
    /// </summary>
    /// <exception cref="FormatException">It is not such a code.</exception>
    public static AreaCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is not an area code of three digits.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out AreaCode result)
    {
        if (TryReadDigits(text, out result) || (text is not null && Areas.TryGetCode(text, out result))) return true;
        return text is ['0', not '0', _, _] && TryReadDigits(text.AsSpan(1), out result);
    }

    /// <summary>A code as reference data gives it to an area: two to sixteen letters and digits of ASCII.</summary>
    internal static bool TryName(string text, out AreaCode result)
    {
        if (TryReadDigits(text, out result)) return true;
        if (text.Length is < 2 or > LongestCode || !text.All(char.IsAsciiLetterOrDigit)) return false;
        result = new(text);
        return true;
    }

    private static bool TryReadDigits(ReadOnlySpan<char> text, out AreaCode result)
    {
        var isCode = text is [>= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9'];
        result = isCode ? new(Texts[int.Parse(text, CultureInfo.InvariantCulture)]) : default;
        return isCode;
    }

    /// <inheritdoc/>
    public int CompareTo(AreaCode other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The code: three digits, for an area of Denmark.</summary>
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
