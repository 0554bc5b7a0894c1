using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Kkr.Gateway.Reports.Imports;

namespace Kkr.Gateway.Reports.Templates;

/// <summary>A file to fill in as CSV, as Danish spreadsheets open it: UTF-8 with a mark, semicolons, decimal commas.</summary>
public static class TemplateCsv
{
    private static readonly CsvConfiguration Danish = new(CultureInfo.InvariantCulture)
    {
        Delimiter = ";",
        NewLine = "\r\n",
        // By itself the writer leaves a lone line break in a text unquoted where it knows the line's end, and breaks the row.
        ShouldQuote = args => args.Field is { Length: > 0 } text && (text.AsSpan().IndexOfAny("\";\r\n") >= 0 || text[0] == ' ' || text[^1] == ' '),
    };

    /// <summary>Writes the rows.</summary>
    public static byte[] Write(IEnumerable<ImmutableArray<TemplateCell>> rows)
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        using (var csv = new CsvWriter(text, Danish))
        {
            foreach (var row in rows)
            {
                foreach (var cell in row)
                    csv.WriteField(cell.Number is { } number ? FigureText.Write(number, danish: true) : FormulaText.Neutralise(cell.Text ?? ""));
                csv.NextRecord();
            }
        }

        return bytes.ToArray();
    }
}
