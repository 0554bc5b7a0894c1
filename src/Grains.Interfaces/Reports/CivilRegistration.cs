using System.Text.RegularExpressions;

namespace Kkr.Reports;

/// <summary>
/// Finds what looks like a civil registration number (six digits of a date and four more). They are never taken in
/// (guarantee G9), in whatever field somebody puts them.
/// </summary>
public static partial class CivilRegistration
{
    /// <summary>Whether a text holds what looks like such a number.</summary>
    public static bool IsIn(string text) => Pattern().IsMatch(text);

    [GeneratedRegex(@"(?<!\d)(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d{2}\s*[-‐-―−]?\s*\d{4}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
