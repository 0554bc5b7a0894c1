namespace Kkr.Formats;

/// <summary>
/// Keeps a spreadsheet from running a label as a formula. Labels come from reporters and from definitions that the secretariat imports,
/// and an exported file is opened by someone else.
/// </summary>
public static class FormulaGuard
{
    /// <summary>Whether a spreadsheet could take the text for a formula, or for what leads to one once the file is saved again.</summary>
    public static bool IsSuspect(string text) => text.Length > 0 && IsSuspect(text[0]);

    /// <summary>Whether a text that begins so is suspect. The wide forms are those that East Asian keyboards write; spreadsheets take them too.</summary>
    public static bool IsSuspect(char first) => first is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠';

    /// <summary>The text with an apostrophe before it where that is needed. For text alone: figures are written as they are.</summary>
    public static string Neutralise(string text) => IsSuspect(text) ? "'" + text : text;
}
