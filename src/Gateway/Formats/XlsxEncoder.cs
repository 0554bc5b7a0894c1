using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Kkr.Formats;

/// <summary>
/// An Excel workbook: the table on the first sheet, with notes, source and time below it, and how many reporters each figure covers on the
/// second where that is known. Labels are strings by type, so that none can act as a formula; figures are written with all their decimals.
/// </summary>
public sealed class XlsxEncoder : ITableEncoder
{
    /// <inheritdoc />
    public string ContentType => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <inheritdoc />
    public string FileExtension => ".xlsx";

    /// <inheritdoc />
    public async Task WriteAsync(StatisticalTable table, EncodingOptions options, Stream output, CancellationToken cancellationToken)
    {
        // A package is a zip archive that is written back and forth: it needs a stream that can seek.
        using var package = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var styles = workbook.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = XlsxStyle.Sheet(table.Metadata.Decimals);
            var grid = new TableGrid(table, options.Placement);
            var sheets = new Sheets();
            AddSheet(workbook, sheets, SheetName(table.Metadata.Id), rows => WriteTable(rows, table, grid, options, cancellationToken));
            if (table.Cells.Any(cell => cell.Reported is not null))
            {
                var name = options.Language == Language.English ? "Coverage" : "Dækning";
                AddSheet(workbook, sheets, name, rows => WriteCoverage(rows, grid, options, cancellationToken));
            }

            workbook.Workbook = new Workbook(sheets);
        }

        package.Position = 0;
        await package.CopyToAsync(output, cancellationToken);
    }

    private static void AddSheet(WorkbookPart workbook, Sheets sheets, string name, Action<XlsxRows> write)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        using (var writer = OpenXmlWriter.Create(part))
        {
            writer.WriteStartElement(new Worksheet());
            writer.WriteStartElement(new SheetData());
            write(new XlsxRows(writer));
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        sheets.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)sheets.Count() + 1, Name = name });
    }

    private static void WriteTable(XlsxRows rows, StatisticalTable table, TableGrid grid, EncodingOptions options, CancellationToken cancellationToken)
    {
        if (options.IncludeTitle)
        {
            rows.Row([XlsxCell.Of(table.Metadata.Title(options.Language), XlsxStyle.Title)]);
            rows.Row([]);
        }

        WriteGrid(rows, grid, options, cell => cell.Value is { } value ? XlsxCell.Of(value) : XlsxCell.Of(cell.Status.Symbol(), XlsxStyle.Symbol), cancellationToken);
        rows.Row([]);
        foreach (var (text, _) in Wording.Notes(table, options.Language)) rows.Row([XlsxCell.Of(text)]);
        foreach (var note in table.Cells.Select(cell => cell.Note).OfType<LocalText>().Distinct()) rows.Row([XlsxCell.Of(note.In(options.Language))]);
        var (source, updated) = Wording.Captions(options.Language);
        rows.Row([XlsxCell.Of($"{source}: {table.Metadata.Source.In(options.Language)}")]);
        if (table.Metadata.Updated is { } at) rows.Row([XlsxCell.Of($"{updated}: {Wording.Instant(at)}")]);
    }

    private static void WriteCoverage(XlsxRows rows, TableGrid grid, EncodingOptions options, CancellationToken cancellationToken)
    {
        var between = options.Language == Language.English ? "of" : "af";
        WriteGrid(rows, grid, options, cell => (cell.Reported, cell.Expected) switch
        {
            ({ } reported, { } expected) => XlsxCell.Of($"{reported} {between} {expected}"),
            ({ } reported, null) => XlsxCell.Of(reported),
            _ => XlsxCell.Empty,
        }, cancellationToken);
    }

    private static void WriteGrid(XlsxRows rows, TableGrid grid, EncodingOptions options, Func<Cell, XlsxCell> figure, CancellationToken cancellationToken)
    {
        XlsxCell Name(string code, LocalText label) => XlsxCell.Of(Wording.Name(code, label, options.Labels, options.Language, " "), XlsxStyle.Heading);

        for (var level = 0; level < Math.Max(1, grid.Heading.Length); level++)
        {
            var last = level >= grid.Heading.Length - 1;
            var cells = grid.Stub.Select(dimension => last ? Name(dimension.Id, dimension.Label) : XlsxCell.Empty).ToList();
            if (grid.Heading.Length > 0)
                for (var column = 0; column < grid.Columns; column++)
                    cells.Add(Name(grid.ColumnCategories(column)[level].Code, grid.ColumnCategories(column)[level].Label));
            rows.Row(cells);
        }

        for (var row = 0; row < grid.Rows; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var cells = grid.RowCategories(row).Select(category => Name(category.Code, category.Label)).ToList();
            for (var column = 0; column < grid.Columns; column++) cells.Add(figure(grid[row, column]));
            rows.Row(cells);
        }
    }

    // Excel allows 31 characters and none of these in a sheet's name.
    private static string SheetName(string id)
    {
        var name = string.Concat(id.Where(character => !"[]:*?/\\'".Contains(character, StringComparison.Ordinal)));
        return name.Length == 0 ? "KKR" : name[..Math.Min(31, name.Length)];
    }
}
