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
        value = 0;
        text = text.Trim().Replace("\u00a0", "", StringComparison.Ordinal).Replace("\u202f", "", StringComparison.Ordinal)
            .Replace('\u2212', '-');
        if (text.Length is 0 or > 60) return false;
        var readings = danish ? (Danish(), Plain()) : (Plain(), Danish());
        var plain = readings.Item1.IsMatch(text) ? !danish : readings.Item2.IsMatch(text) ? danish : (bool?)null;
        if (plain is null) return false;
        var normal = plain.Value
            ? text.Replace(",", "", StringComparison.Ordinal)
            : text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
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

    [GeneratedRegex(@"^[+-]?(\d{1,3}((\.\d{3})+|( \d{3})+)|\d+)(,\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Danish();

    [GeneratedRegex(@"^[+-]?(\d{1,3}((,\d{3})+|( \d{3})+)|\d+)(\.\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
