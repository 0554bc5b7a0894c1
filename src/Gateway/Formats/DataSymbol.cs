namespace Kkr.Formats;

/// <summary>
/// The symbols that stand for missing figures. They are those of the PC-Axis file format (DATASYMBOL1 to DATASYMBOL4),
/// which PxWebApi also uses in JSON-stat's <c>status</c>, so that one figure reads the same in every format.
/// </summary>
public static class DataSymbol
{
    /// <summary>The kinds of missing figures in the order of their PC-Axis numbers, 1 to 4.</summary>
    public static IReadOnlyList<CellStatus> Numbered { get; } =
        [CellStatus.NotApplicable, CellStatus.Unknown, CellStatus.Confidential, CellStatus.NotYetReported];

    /// <summary>The symbol of a missing figure; empty for a figure.</summary>
    public static string Symbol(this CellStatus status) => status switch
    {
        CellStatus.NotApplicable => ".",
        CellStatus.Unknown => "..",
        CellStatus.Confidential => "...",
        CellStatus.NotYetReported => "....",
        _ => "",
    };

    /// <summary>What the symbol means, for the note that every exported table carries.</summary>
    public static LocalText Meaning(this CellStatus status) => status switch
    {
        CellStatus.NotApplicable => new("ikke relevant, tal kan ikke forekomme", "not applicable"),
        CellStatus.Unknown => new("uoplyst", "unknown"),
        CellStatus.Confidential => new("fortroligt", "confidential"),
        CellStatus.NotYetReported => new("endnu ikke indberettet", "not yet reported"),
        _ => LocalText.Same(""),
    };
}
