using System.Globalization;
using System.Text.Json;

namespace Kkr.Formats.StatBank;

/// <summary>
/// The JSON-stat of StatBank, version 1: <c>id</c>, <c>size</c> and <c>role</c> stand among the dimensions. There is always a
/// <c>ContentsCode</c>, also where a query left the measure out.
/// </summary>
public sealed class StatBankJsonStat : ITableEncoder
{
    private const string Contents = "ContentsCode";

    /// <inheritdoc />
    public string ContentType => JsonOutput.ContentType;

    /// <inheritdoc />
    public string FileExtension => ".json";

    /// <inheritdoc />
    public async Task WriteAsync(StatisticalTable table, EncodingOptions options, Stream output, CancellationToken cancellationToken)
    {
        var (metadata, language) = (WithContents(table.Metadata), options.Language);
        var json = JsonOutput.Open(output);
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartObject();
            json.WriteStartObject("dataset");
            json.WriteStartObject("dimension");
            foreach (var dimension in metadata.Dimensions) WriteDimension(json, dimension, language);
            json.WriteStrings("id", metadata.Dimensions.Select(dimension => dimension.Id));
            json.WriteStartArray("size");
            foreach (var dimension in metadata.Dimensions) json.WriteNumberValue(dimension.Categories.Length);
            json.WriteEndArray();
            json.WriteStartObject("role");
            foreach (var (role, name) in ((DimensionRole, string)[])[(DimensionRole.Metric, "metric"), (DimensionRole.Geo, "geo"), (DimensionRole.Time, "time")])
            {
                var ids = metadata.Dimensions.Where(dimension => dimension.Role == role).Select(dimension => dimension.Id).ToArray();
                if (ids.Length > 0) json.WriteStrings(name, ids);
            }

            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteString("label", metadata.Title(language));
            json.WriteString("source", metadata.Source.In(language));
            if (metadata.Updated is { } updated) json.WriteString("updated", Wording.Instant(updated));
            json.WriteStartArray("value");
            foreach (var cell in table.Cells)
            {
                json.WriteFigure(cell);
                await json.FlushIfLargeAsync(cancellationToken);
            }

            json.WriteEndArray();
            WriteStatus(json, table);
            json.WriteEndObject();
            json.WriteEndObject();
            await json.FlushAsync(cancellationToken);
        }
    }

    private static TableMetadata WithContents(TableMetadata metadata)
    {
        if (metadata.Metric is not null) return metadata;
        // Of size one it can stand anywhere without moving a figure.
        var contents = new Dimension(Contents, new("indhold", "contents"), DimensionRole.Metric, [new Category(metadata.Id, metadata.Label, metadata.ImpliedMeasure)]);
        return metadata with { Dimensions = metadata.Dimensions.Insert(Math.Max(0, metadata.Dimensions.Length - 1), contents) };
    }

    private static void WriteDimension(Utf8JsonWriter json, Dimension dimension, Language language)
    {
        json.WriteStartObject(dimension.Id);
        json.WriteString("label", dimension.Label.In(language));
        json.WriteStartObject("category");
        json.WriteStartObject("index");
        for (var i = 0; i < dimension.Categories.Length; i++) json.WriteNumber(dimension.Categories[i].Code, i);
        json.WriteEndObject();
        json.WriteStartObject("label");
        foreach (var category in dimension.Categories) json.WriteString(category.Code, category.Label.In(language));
        json.WriteEndObject();
        if (dimension.Categories.Any(category => category.Measure is not null))
        {
            json.WriteStartObject("unit");
            foreach (var category in dimension.Categories.Where(category => category.Measure is not null))
            {
                json.WriteStartObject(category.Code);
                json.WriteString("base", category.Measure!.Unit.In(language));
                json.WriteNumber("decimals", category.Measure.Decimals);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
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
}
