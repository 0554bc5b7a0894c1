using Kkr.Formats;

namespace Kkr.Gateway.Reports.Imports;

/// <summary>
/// Text in files that spreadsheets open: what would run as a formula gets an apostrophe before it, and loses it again when
/// it comes back. Pure.
/// </summary>
public static class FormulaText
{
    /// <summary>The text as it is safe to open.</summary>
    public static string Neutralise(string text) => text.Length > 0 && (FormulaGuard.IsSuspect(text[0]) || (text[0] == '\'' && IsNeutralised(text))) ? "'" + text : text;

    /// <summary>The text as it was.</summary>
    public static string Restore(string text) => IsNeutralised(text) ? text[1..] : text;

    private static bool IsNeutralised(string text)
    {
        var quotes = text.Length - text.TrimStart('\'').Length;
        return quotes > 0 && quotes < text.Length && FormulaGuard.IsSuspect(text[quotes]);
    }
}
