using System.Globalization;

namespace Kkr.Formats;

/// <summary>How figures, names and notes are put into words, the same in every format.</summary>
internal static class Wording
{
    /// <summary>A figure with all its decimals and a point, or the symbol for its absence.</summary>
    public static string Text(this Cell cell) => cell.Value is { } value ? Text(value) : cell.Status.Symbol();

    public static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Name(string code, LocalText label, LabelStyle style, Language language, string between) => style switch
    {
        LabelStyle.Codes => code,
        LabelStyle.CodesAndTexts => $"{code}{between}{label.In(language)}",
        _ => label.In(language),
    };

    /// <summary>The table's own notes, and what the symbols that occur in it mean.</summary>
    public static IEnumerable<(string Text, bool Mandatory)> Notes(StatisticalTable table, Language language)
    {
        foreach (var note in table.Metadata.Notes) yield return (note.Text.In(language), note.Mandatory);
        foreach (var status in OccurringSymbols(table)) yield return ($"{status.Symbol()} = {status.Meaning().In(language)}", false);
    }

    public static IEnumerable<CellStatus> OccurringSymbols(StatisticalTable table)
    {
        var occurring = table.Cells.Select(cell => cell.Status).ToHashSet();
        return DataSymbol.Numbered.Where(occurring.Contains);
    }

    /// <summary>An instant in ISO 8601, UTC, to the second.</summary>
    public static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The words around a table in the formats that people read.</summary>
    public static (string Source, string Updated) Captions(Language language) =>
        language == Language.English ? ("Source", "Updated") : ("Kilde", "Opdateret");
}
