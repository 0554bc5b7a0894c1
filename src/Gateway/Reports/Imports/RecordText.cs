using System.Collections.Immutable;
using System.Globalization;
using Kkr.Catalogue;

namespace Kkr.Gateway.Reports.Imports;

/// <summary>What is told of a record, as it stands in a cell. Pure.</summary>
internal static class RecordText
{
    /// <summary>Writes what is told under an attribute, in the Danish way.</summary>
    public static string Write(RecordAttribute attribute, IEnumerable<string> texts) => attribute.Kind switch
    {
        AttributeKind.Code => CodeText.Write(texts),
        AttributeKind.Number => texts.First().Replace('.', ','),
        _ => texts.First(),
    };

    /// <summary>Reads a cell; what can't be read is left as written, for the rules to refuse.</summary>
    /// <param name="attribute">The attribute; null where the data set has none of that name.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="danish">Whether the file writes numbers in the Danish way.</param>
    public static ImmutableArray<string> Read(RecordAttribute? attribute, ImportCell cell, bool danish) => attribute?.Kind switch
    {
        AttributeKind.Code => CodeText.Read(attribute.Codes, attribute.Multiple, cell.Text),
        AttributeKind.Number when cell.Number is null && cell.Text.AsSpan().IndexOfAny(",. ") >= 0 && FigureText.TryParse(cell.Text, danish, out var number) =>
            [number.ToString(CultureInfo.InvariantCulture)],
        // As a Danish spreadsheet writes the day when it saves it as text.
        AttributeKind.Date when DateOnly.TryParseExact(cell.Text, "dd-MM-yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) =>
            [day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        _ => [cell.Text],
    };
}
