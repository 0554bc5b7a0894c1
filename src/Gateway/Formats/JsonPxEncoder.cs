using System.Text.Json;

namespace Kkr.Formats;

/// <summary>
/// PxWeb's json-px, the JSON of its first interface: a list of rows, each with the codes of its dimensions and a figure for each measure.
/// Figures and symbols are strings in this format.
/// </summary>
public sealed class JsonPxEncoder : ITableEncoder
{
    /// <inheritdoc />
    public string ContentType => JsonOutput.ContentType;

    /// <inheritdoc />
    public string FileExtension => ".json";

    /// <inheritdoc />
    public async Task WriteAsync(StatisticalTable table, EncodingOptions options, Stream output, CancellationToken cancellationToken)
    {
        var (metadata, language) = (table.Metadata, options.Language);
        var metric = metadata.Metric;
        var grid = new TableGrid(table, new Placement(
            [.. metadata.Dimensions.Where(d => d != metric).Select(d => d.Id)], metric is null ? [] : [metric.Id]));

        var json = JsonOutput.Open(output);
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartObject();
            json.WriteStartArray("columns");
            foreach (var dimension in grid.Stub)
                WriteColumn(json, dimension.Id, dimension.Label.In(language), dimension.Role == DimensionRole.Time ? "t" : "d", dimension.Notes, language);
            if (metric is null) WriteColumn(json, metadata.Label.In(language), metadata.Label.In(language), "c", [], language);
            else foreach (var measure in metric.Categories) WriteColumn(json, measure.Code, measure.Label.In(language), "c", measure.Notes, language);
            json.WriteEndArray();

            WriteComments(json, grid, language);
            json.WriteStartArray("data");
            for (var row = 0; row < grid.Rows; row++)
            {
                json.WriteStartObject();
                json.WriteStrings("key", grid.RowCategories(row).Select(category => category.Code));
                json.WriteStartArray("values");
                for (var column = 0; column < grid.Columns; column++) json.WriteStringValue(grid[row, column].Text());
                json.WriteEndArray();
                json.WriteEndObject();
                await json.FlushIfLargeAsync(cancellationToken);
            }

            json.WriteEndArray();
            json.WriteStartArray("metadata");
            json.WriteStartObject();
            json.WriteString("infofile", metadata.Id);
            if (metadata.Updated is { } updated) json.WriteString("updated", Wording.Instant(updated));
            json.WriteString("label", metadata.Title(language));
            json.WriteString("source", metadata.Source.In(language));
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            await json.FlushAsync(cancellationToken);
        }
    }

    private static void WriteColumn(Utf8JsonWriter json, string code, string text, string type, IReadOnlyCollection<Note> notes, Language language)
    {
        json.WriteStartObject();
        json.WriteString("code", code);
        json.WriteString("text", text);
        if (notes.Count > 0) json.WriteString("comment", string.Join('\n', notes.Select(note => note.Text.In(language))));
        json.WriteString("type", type);
        json.WriteEndObject();
    }

    private static void WriteComments(Utf8JsonWriter json, TableGrid grid, Language language)
    {
        json.WriteStartArray("comments");
        foreach (var dimension in grid.Stub)
        {
            foreach (var category in dimension.Categories.Where(category => category.Notes.Length > 0))
            {
                json.WriteStartObject();
                json.WriteString("variable", dimension.Id);
                json.WriteString("value", category.Code);
                json.WriteString("comment", string.Join('\n', category.Notes.Select(note => note.Text.In(language))));
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }
}
