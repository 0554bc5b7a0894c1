using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Kkr.Formats;

/// <summary>
/// The csv of PxWebApi: the stub's dimensions in columns of their own, a column for each combination of the heading. Texts are quoted
/// and kept from acting as formulas (<see cref="FormulaGuard"/>); figures and symbols stand bare. UTF-8 without a byte order mark.
/// </summary>
public sealed class CsvEncoder : ITableEncoder
{
    /// <inheritdoc />
    public string ContentType => "text/csv; charset=utf-8";

    /// <inheritdoc />
    public string FileExtension => ".csv";

    /// <inheritdoc />
    public async Task WriteAsync(StatisticalTable table, EncodingOptions options, Stream output, CancellationToken cancellationToken)
    {
        var grid = new TableGrid(table, options.Placement);
        var style = options.Labels == LabelStyle.FormatDefault ? LabelStyle.Codes : options.Labels;
        string Name(string code, LocalText label) => Wording.Name(code, label, style, options.Language, " - ");

        var csv = Open(output, options.Separator);
        await using (csv.ConfigureAwait(false))
        {
            if (options.IncludeTitle)
            {
                WriteText(csv, table.Metadata.Title(options.Language));
                await csv.NextRecordAsync();
            }

            foreach (var dimension in grid.Stub) WriteText(csv, Name(dimension.Id, dimension.Label));
            for (var column = 0; column < grid.Columns; column++)
            {
                WriteText(csv, grid.Heading.Length == 0
                    ? table.Metadata.Label.In(options.Language)
                    : string.Join(' ', grid.ColumnCategories(column).Select(c => Name(c.Code, c.Label))));
            }

            await csv.NextRecordAsync();
            for (var row = 0; row < grid.Rows; row++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var category in grid.RowCategories(row)) WriteText(csv, Name(category.Code, category.Label));
                for (var column = 0; column < grid.Columns; column++) csv.WriteField(grid[row, column].Text(), shouldQuote: false);
                await csv.NextRecordAsync();
            }
        }
    }

    internal static CsvWriter Open(Stream output, CsvSeparator separator)
    {
        var writer = new StreamWriter(output, new UTF8Encoding(false), bufferSize: 16 * 1024, leaveOpen: true);
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = separator switch { CsvSeparator.Semicolon => ";", CsvSeparator.Tab => "\t", CsvSeparator.Space => " ", _ => "," },
            NewLine = "\r\n",
            // Trimming is not asked for, and a space may be the separator.
            WhiteSpaceChars = [],
        };
        return new CsvWriter(writer, configuration);
    }

    internal static void WriteText(CsvWriter csv, string text) => csv.WriteField(FormulaGuard.Neutralise(text), shouldQuote: true);
}
