using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Kkr.Gateway.Reports.Imports;

namespace Kkr.Gateway.Reports.Templates;

/// <summary>A file to fill in as a spreadsheet.</summary>
public static partial class TemplateXlsx
{
    /// <summary>Writes the rows.</summary>
    public static byte[] Write(IEnumerable<ImmutableArray<TemplateCell>> rows)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = "Indberetning" }));
            using var writer = OpenXmlWriter.Create(sheet);
            writer.WriteStartElement(new Worksheet());
            writer.WriteStartElement(new SheetData());
            foreach (var row in rows)
            {
                writer.WriteStartElement(new Row());
                foreach (var cell in row) writer.WriteElement(CellOf(cell));
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        return bytes.ToArray();
    }

    /// <summary>Text as a spreadsheet's XML can hold it: what XML can't is written by its number, and what looks so is marked.</summary>
    private static string Escape(string text) => Escaped().Replace(text, match =>
        match.Value[0] == '_' ? "_x005F_" : XmlConvert.IsXmlChar(match.Value[0]) && match.Value != "\r" ? match.Value : $"_x{(int)match.Value[0]:X4}_");

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)|[\u0000-\u001f\ufffe\uffff]", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();

    private static Cell CellOf(TemplateCell cell)
    {
        if (cell.Number is not { } number)
            return cell.Text is { Length: > 0 } text
                ? new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(Escape(FormulaText.Neutralise(text))) { Space = SpaceProcessingModeValues.Preserve }) }
                : new Cell();
        var written = number.ToString(CultureInfo.InvariantCulture);
        // A spreadsheet's numbers are binary: what would come back as another number is text instead.
        return Math.Abs(number) < 1e15m && (decimal)(double)number == number
            ? new Cell { DataType = CellValues.Number, CellValue = new CellValue(written) }
            : new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(FigureText.Write(number, danish: true))) };
    }
}
