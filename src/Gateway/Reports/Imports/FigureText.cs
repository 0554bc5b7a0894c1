using System.Globalization;
using System.Text.RegularExpressions;

namespace Kkr.Gateway.Reports.Imports;

/// <summary>
/// Numbers as people write them: <c>1.234,5</c> in Danish, <c>1,234.5</c> elsewhere. What can only mean one thing is read
/// in either way; what could mean two (<c>1.234</c>) is read in the file's own way. Pure.
/// </summary>
public static partial class FigureText
{
    /// <summary>Reads a number.</summary>
    /// <param name="text">What is written.</param>
    /// <param name="danish">Whether the file writes numbers in the Danish way.</param>
    /// <param name="value">The number.</param>
    public static bool TryParse(string text, bool danish, out decimal value)
    {
        text = Tidied(text);
        return TryRead(text, danish, out value) || TryRead(text, !danish, out value);
    }

    /// <summary>Which way a number is written, as far as it tells: the Danish (true), the other (false), or either (null).</summary>
    /// <param name="text">What is written.</param>
    /// <param name="decimals">The most decimals that it can have.</param>
    public static bool? StyleOf(string text, int decimals)
    {
        text = Tidied(text);
        var (danish, plain) = (CanBe(danish: true), CanBe(danish: false));
        return danish == plain ? null : danish;

        bool CanBe(bool danish) => TryRead(text, danish, out var value) && decimal.Round(value, decimals) == value;
    }

    private static string Tidied(string text) => text.Trim().Replace("\u00a0", "", StringComparison.Ordinal).Replace("\u202f", "", StringComparison.Ordinal)
        .Replace('\u2212', '-');

    /// <summary>Reads a number in one way only.</summary>
    private static bool TryRead(string text, bool danish, out decimal value)
    {
        value = 0;
        if (text.Length is 0 or > 60 || !(danish ? Danish() : Plain()).IsMatch(text)) return false;
        var normal = danish
            ? text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')
            : text.Replace(",", "", StringComparison.Ordinal);
        normal = normal.Replace(" ", "", StringComparison.Ordinal);
        // Beyond 28 digits a decimal would round: such a number is not read at all (guarantee G8).
        if (normal.Count(char.IsAsciiDigit) > 28 && normal.TrimStart('-', '+', '0').Count(char.IsAsciiDigit) > 28) return false;
        return decimal.TryParse(normal, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Writes a number, without marks between thousands.</summary>
    public static string Write(decimal value, bool danish)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        return danish ? text.Replace('.', ',') : text;
    }

    [GeneratedRegex(@"^[+-]?([1-9]\d{0,2}((\.\d{3})+|( \d{3})+)|\d+)(,\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Danish();

    [GeneratedRegex(@"^[+-]?([1-9]\d{0,2}((,\d{3})+|( \d{3})+)|\d+)(\.\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
