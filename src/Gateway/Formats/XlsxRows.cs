using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Kkr.Formats;

/// <summary>Writes rows of a sheet one after another, without holding the sheet in memory.</summary>
internal sealed class XlsxRows(OpenXmlWriter writer)
{
    private uint number;

    public void Row(IReadOnlyList<XlsxCell> cells)
    {
        number++;
        writer.WriteStartElement(new Row { RowIndex = number });
        for (var column = 0; column < cells.Count; column++)
        {
            var cell = cells[column];
            if (cell is { Text: null, Figure: null }) continue;
            var reference = ColumnName(column) + number.ToString(CultureInfo.InvariantCulture);
            writer.WriteElement(cell.Figure is { } figure
                ? new DocumentFormat.OpenXml.Spreadsheet.Cell(new CellValue(Wording.Text(figure)))
                {
                    CellReference = reference,
                    DataType = CellValues.Number,
                    StyleIndex = cell.Style,
                }
                : new DocumentFormat.OpenXml.Spreadsheet.Cell(new InlineString(new Text(Legal(cell.Text!)) { Space = SpaceProcessingModeValues.Preserve }))
                {
                    CellReference = reference,
                    DataType = CellValues.InlineString,
                    StyleIndex = cell.Style,
                });
        }

        writer.WriteEndElement();
    }

    private static string ColumnName(int index)
    {
        var name = "";
        for (index++; index > 0; index = (index - 1) / 26) name = (char)('A' + (index - 1) % 26) + name;
        return name;
    }

    // Excel breaks lines with a line feed alone. XML has no way to write most control characters or half a surrogate pair.
    private static string Legal(string text)
    {
        text = text.ReplaceLineEndings("\n");
        if (text.All(XmlConvert.IsXmlChar)) return text;
        var legal = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) legal.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) legal.Append(text[i]).Append(text[++i]);
        }

        return legal.ToString();
    }
}
