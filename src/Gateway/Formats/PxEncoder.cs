using System.Globalization;
using System.Text;

namespace Kkr.Formats;

/// <summary>
/// The PC-Axis file format, version 2013, in UTF-8 with both languages: the requested one is the file's own, the other follows in brackets.
/// The format has no quotation marks or line breaks within texts: the first become apostrophes, the second <c>#</c>.
/// </summary>
public sealed class PxEncoder : ITableEncoder
{
    private const int MostShownDecimals = 6;
    private const int MostStoredDecimals = 15;

    /// <inheritdoc />
    public string ContentType => "application/octet-stream; charset=utf-8";

    /// <inheritdoc />
    public string FileExtension => ".px";

    /// <inheritdoc />
    public async Task WriteAsync(StatisticalTable table, EncodingOptions options, Stream output, CancellationToken cancellationToken)
    {
        var grid = new TableGrid(table, options.Placement);
        var other = options.Language == Language.Danish ? Language.English : Language.Danish;
        var writer = new StreamWriter(output, new UTF8Encoding(false), bufferSize: 16 * 1024, leaveOpen: true) { NewLine = "\r\n" };
        await using (writer.ConfigureAwait(false))
        {
            // The keywords are gathered first: the output may be one that takes no synchronous writes.
            var keywords = new StringBuilder();
            var px = new PxWriter(keywords);
            WriteFile(px, table, options.Language, other);
            WriteTexts(px, table, grid, options.Language, null);
            WriteTexts(px, table, grid, other, other.Code());
            WriteSymbols(px);
            await writer.WriteAsync(keywords.Append("DATA=\r\n"), cancellationToken);
            var line = new StringBuilder();
            for (var row = 0; row < grid.Rows; row++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                for (var column = 0; column < grid.Columns; column++)
                {
                    var cell = grid[row, column];
                    if (column > 0) line.Append(' ');
                    if (cell.Value is { } value) line.Append(Wording.Text(value));
                    else line.Append('"').Append(cell.Status.Symbol()).Append('"');
                }

                await writer.WriteLineAsync(line, cancellationToken);
                line.Clear();
            }

            await writer.WriteAsync(";\r\n");
        }
    }

    private static void WriteFile(PxWriter px, StatisticalTable table, Language language, Language other)
    {
        var metadata = table.Metadata;
        var updated = metadata.Updated?.UtcDateTime.ToString("yyyyMMdd HH:mm", CultureInfo.InvariantCulture);
        px.Text("CHARSET", "ANSI");
        px.Text("AXIS-VERSION", "2013");
        px.Text("CODEPAGE", "utf-8");
        px.Text("LANGUAGE", language.Code());
        px.Texts("LANGUAGES", [language.Code(), other.Code()]);
        if (updated is not null) px.Text("CREATION-DATE", updated);
        px.Number("DECIMALS", StoredDecimals(table));
        px.Number("SHOWDECIMALS", ShownDecimals(metadata));
        px.Text("MATRIX", metadata.Id);
        if (metadata.Metric is { } metric && metric.Categories.Any(category => category.Measure is { Additive: false })) px.Flag("AGGREGALLOWED", false);
        px.Flag("COPYRIGHT", false);
        px.Text("SUBJECT-CODE", metadata.SubjectCode);
        px.Text("TABLEID", metadata.Id);
        if (updated is not null) px.Text("LAST-UPDATED", updated);
    }

    private static void WriteTexts(PxWriter px, StatisticalTable table, TableGrid grid, Language language, string? bracket)
    {
        px.Language = bracket;
        var metadata = table.Metadata;
        var names = new PxNames(metadata, language);
        px.Text("SUBJECT-AREA", metadata.Subject.In(language));
        if (metadata.Description is { } description) px.Text("DESCRIPTION", description.In(language));
        px.Text("TITLE", metadata.Title(language));
        px.Text("CONTENTS", metadata.Label.In(language));
        px.Text("UNITS", string.Join(", ", metadata.Measures.Select(measure => measure.Unit.In(language)).Distinct()));
        if (grid.Stub.Length > 0) px.Texts("STUB", grid.Stub.Select(names.Of));
        if (grid.Heading.Length > 0) px.Texts("HEADING", grid.Heading.Select(names.Of));
        if (metadata.Metric is { } metric) px.Text("CONTVARIABLE", names.Of(metric));
        foreach (var dimension in metadata.Dimensions) px.Texts("VALUES", names.Values(dimension), names.Of(dimension));
        if (bracket is null) WriteCodes(px, metadata, names);
        foreach (var dimension in metadata.Dimensions.Where(dimension => dimension.Eliminable))
        {
            if (dimension.EliminationCode is { } code && dimension.IndexOf(code) is >= 0 and var index)
                px.Text("ELIMINATION", names.Values(dimension)[index], names.Of(dimension));
            else px.Flag("ELIMINATION", true, names.Of(dimension));
        }

        foreach (var category in metadata.Metric?.Categories ?? [])
        {
            if (category.Measure is not { } measure) continue;
            var name = names.Value(metadata.Metric!, category);
            if (measure.Decimals > ShownDecimals(metadata))
                px.Number("PRECISION", Math.Min(measure.Decimals, MostShownDecimals), names.Of(metadata.Metric!), name);
            px.Text("UNITS", measure.Unit.In(language), name);
            if (measure.ReferencePeriod is { } period) px.Text("REFPERIOD", period.In(language), name);
            if (bracket is null && measure.Type != MeasuringType.Other) px.Text("STOCKFA", measure.Type.ToString()[..1], name);
        }

        WriteNotes(px, table, grid, names, language);
    }

    private static void WriteCodes(PxWriter px, TableMetadata metadata, PxNames names)
    {
        foreach (var dimension in metadata.Dimensions)
        {
            var name = names.Of(dimension);
            px.Text("VARIABLECODE", dimension.Id, name);
            px.Texts("CODES", dimension.Categories.Select(category => category.Code), name);
            if (dimension.Role == DimensionRole.Time) WriteTimeVal(px, dimension, name);
            if (dimension.Role == DimensionRole.Geo) px.Text("VARIABLE-TYPE", "G", name);
        }
    }

    private static void WriteTimeVal(PxWriter px, Dimension time, string name)
    {
        var periods = time.Categories.Select(category => PeriodCode.TimeVal(category.Code)).ToArray();
        if (periods is [{ } first, ..] && periods.All(period => period?.Scale == first.Scale))
            px.TimeList(name, first.Scale, periods.Select(period => period!.Value.Digits));
    }

    private static void WriteNotes(PxWriter px, StatisticalTable table, TableGrid grid, PxNames names, Language language)
    {
        px.Text("SOURCE", table.Metadata.Source.In(language));
        foreach (var contact in table.Metadata.Contacts.Take(1)) px.Text("CONTACT", contact.Name);
        WriteNote(px, "NOTE", Wording.Notes(table, language));
        foreach (var dimension in table.Metadata.Dimensions)
        {
            WriteNote(px, "NOTE", dimension.Notes.Select(note => (note.Text.In(language), note.Mandatory)), names.Of(dimension));
            foreach (var category in dimension.Categories.Where(category => category.Notes.Length > 0))
            {
                WriteNote(px, "VALUENOTE", category.Notes.Select(note => (note.Text.In(language), note.Mandatory)),
                    names.Of(dimension), names.Value(dimension, category));
            }
        }

        for (var row = 0; row < grid.Rows; row++)
        {
            for (var column = 0; column < grid.Columns; column++)
            {
                if (grid[row, column].Note is not { } note) continue;
                var at = grid.Stub.Zip(grid.RowCategories(row)).Concat(grid.Heading.Zip(grid.ColumnCategories(column)));
                px.Text("CELLNOTE", note.In(language), [.. at.Select(pair => names.Value(pair.First, pair.Second))]);
            }
        }
    }

    private static void WriteNote(PxWriter px, string keyword, IEnumerable<(string Text, bool Mandatory)> notes, params string[] keys)
    {
        foreach (var group in notes.GroupBy(note => note.Mandatory).OrderByDescending(group => group.Key))
            px.Text(group.Key ? keyword + "X" : keyword, string.Join("##", group.Select(note => note.Text)), keys);
    }

    private static void WriteSymbols(PxWriter px)
    {
        px.Language = null;
        for (var i = 0; i < DataSymbol.Numbered.Count; i++)
            px.Text(string.Create(CultureInfo.InvariantCulture, $"DATASYMBOL{i + 1}"), DataSymbol.Numbered[i].Symbol());
    }

    private static int ShownDecimals(TableMetadata metadata) =>
        Math.Min(metadata.Measures.Select(measure => measure.Decimals).DefaultIfEmpty().Min(), MostShownDecimals);

    // A reader may round to DECIMALS, so it must cover what the figures have and not only what is shown of them.
    private static int StoredDecimals(StatisticalTable table) => Math.Min(
        MostStoredDecimals,
        table.Cells.Select(cell => cell.Value is { } value ? (int)value.Scale : 0).Append(table.Metadata.Decimals).Max());
}
