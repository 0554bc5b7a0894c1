namespace Kkr.Formats;

/// <summary>What one cell of a sheet holds: nothing, a string or a figure.</summary>
internal readonly record struct XlsxCell(string? Text, decimal? Figure, uint Style)
{
    public static XlsxCell Empty { get; }

    public static XlsxCell Of(decimal figure) => new(null, figure, XlsxStyle.Figure);

    /// <summary>A string. One that looks like a formula is marked so that it stays a string when someone edits and saves it.</summary>
    public static XlsxCell Of(string text, uint style = XlsxStyle.Plain) =>
        new(text, null, FormulaGuard.IsSuspect(text) ? XlsxStyle.QuotedText : style);
}
