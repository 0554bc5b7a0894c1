using System.Globalization;
using System.Text.Json;

namespace Kkr.Formats;

/// <summary>
/// JSON-stat 2.0 as PxWebApi 2 writes it. <c>status</c> tells missing figures apart by the symbols of <see cref="DataSymbol"/>;
/// <c>extension.coverage</c> says how many reporters each figure covers and how many were expected; <c>extension.cellNotes</c> holds notes to cells.
/// </summary>
public sealed class JsonStat2Encoder : ITableEncoder
{
    /// <inheritdoc />
    public string ContentType => JsonOutput.ContentType;

    /// <inheritdoc />
    public string FileExtension => ".json";

    /// <inheritdoc />
    public async Task WriteAsync(StatisticalTable table, EncodingOptions options, Stream output, CancellationToken cancellationToken)
    {
        var json = JsonOutput.Open(output);
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartObject();
            var dataset = new JsonStat2Dataset(json, table.Metadata, options.Language, options.Placement);
            dataset.WriteHead([.. Wording.Notes(table, options.Language)]);
            dataset.WriteDimensions(codeListLinks: null);
            dataset.BeginExtension();
            await WriteCoverageAsync(json, table, cancellationToken);
            WriteCellNotes(json, table, options.Language);
            WriteSymbols(json, table, options.Language);
            json.WriteEndObject();

            json.WriteStartArray("value");
            foreach (var cell in table.Cells)
            {
                json.WriteFigure(cell);
                await json.FlushIfLargeAsync(cancellationToken);
            }

            json.WriteEndArray();
            WriteStatus(json, table);
            json.WriteEndObject();
            await json.FlushAsync(cancellationToken);
        }
    }

    /// <summary>The metadata endpoint's answer: the same data set with no figures and with the code lists that can be applied.</summary>
    /// <param name="metadata">The table.</param>
    /// <param name="options">Language and placement.</param>
    /// <param name="codeListLink">The address of a code list.</param>
    /// <param name="output">Where to; not closed.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public static async Task WriteMetadataAsync(
        TableMetadata metadata, EncodingOptions options, Func<CodeList, string> codeListLink, Stream output, CancellationToken cancellationToken)
    {
        var json = JsonOutput.Open(output);
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartObject();
            var dataset = new JsonStat2Dataset(json, metadata, options.Language, options.Placement);
            dataset.WriteHead([.. metadata.Notes.Select(note => (note.Text.In(options.Language), note.Mandatory))]);
            dataset.WriteDimensions(codeListLink);
            dataset.BeginExtension();
            json.WriteEndObject();
            json.WriteStartArray("value");
            json.WriteEndArray();
            json.WriteEndObject();
            await json.FlushAsync(cancellationToken);
        }
    }

    private static void WriteStatus(Utf8JsonWriter json, StatisticalTable table)
    {
        if (table.Cells.All(cell => cell.Status == CellStatus.Value)) return;
        json.WriteStartObject("status");
        for (var i = 0; i < table.Cells.Length; i++)
        {
            if (table.Cells[i].Status != CellStatus.Value)
                json.WriteString(i.ToString(CultureInfo.InvariantCulture), table.Cells[i].Status.Symbol());
        }

        json.WriteEndObject();
    }

    private static async Task WriteCoverageAsync(Utf8JsonWriter json, StatisticalTable table, CancellationToken cancellationToken)
    {
        if (table.Cells.All(cell => cell.Reported is null && cell.Expected is null)) return;
        json.WriteStartObject("coverage");
        json.WriteStartArray("reported");
        foreach (var cell in table.Cells)
        {
            json.WriteCount(cell.Reported);
            await json.FlushIfLargeAsync(cancellationToken);
        }

        json.WriteEndArray();
        json.WriteStartArray("expected");
        foreach (var cell in table.Cells)
        {
            json.WriteCount(cell.Expected);
            await json.FlushIfLargeAsync(cancellationToken);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteCellNotes(Utf8JsonWriter json, StatisticalTable table, Language language)
    {
        if (table.Cells.All(cell => cell.Note is null)) return;
        json.WriteStartObject("cellNotes");
        for (var i = 0; i < table.Cells.Length; i++)
        {
            if (table.Cells[i].Note is { } note) json.WriteString(i.ToString(CultureInfo.InvariantCulture), note.In(language));
        }

        json.WriteEndObject();
    }

    private static void WriteSymbols(Utf8JsonWriter json, StatisticalTable table, Language language)
    {
        json.WriteStartObject("symbols");
        foreach (var status in Wording.OccurringSymbols(table)) json.WriteString(status.Symbol(), status.Meaning().In(language));
        json.WriteEndObject();
    }
}
