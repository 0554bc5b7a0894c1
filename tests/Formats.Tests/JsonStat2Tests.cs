using System.Globalization;
using System.Text.Json;
using FsCheck.Xunit;

namespace Kkr.Formats.Tests;

public sealed class JsonStat2Tests(NodeReader node) : IClassFixture<NodeReader>
{
    private static readonly JsonStat2Encoder Encoder = new();

    [Fact]
    public async Task The_toolkit_reads_a_table_as_it_is()
    {
        var read = await node.JsonStatAsync(await Encoder.BytesAsync(Apprentices.Table));

        Assert.Equal("Voksenlærlinge efter område, forsørgelse, indhold og tid", read.GetProperty("label").GetString());
        Assert.Equal(["omrade", "forsoergelse", "ContentsCode", "tid"], Strings(read.GetProperty("id")));
        Assert.Equal([3, 3, 2, 3], read.GetProperty("size").EnumerateArray().Select(size => size.GetInt32()));
        Assert.Equal("""{"time":["tid"],"geo":["omrade"],"metric":["ContentsCode"],"classification":["forsoergelse"]}""", read.GetProperty("role").GetRawText());
        Assert.Equal("Læsø", read.GetProperty("dimensions")[0].GetProperty("categories")[2].GetProperty("label").GetString());
        Assert.Equal("""{"base":"promille","decimals":2}""", read.GetProperty("dimensions")[2].GetProperty("categories")[1].GetProperty("unit").GetRawText());
        var cells = read.GetProperty("data");
        Assert.Equal("""{"value":0,"status":null}""", cells[0].GetRawText());
        Assert.Equal("""{"value":3.5,"status":null}""", cells[3].GetRawText());
        Assert.Equal("""{"value":null,"status":".."}""", cells[4].GetRawText());
        Assert.Equal("""{"value":null,"status":"."}""", cells[10].GetRawText());
        Assert.Equal("""{"value":null,"status":"..."}""", cells[22].GetRawText());
        Assert.Equal("""{"value":null,"status":"...."}""", cells[53].GetRawText());
        Assert.Equal(
            ["Opgjort ultimo december.", ". = ikke relevant, tal kan ikke forekomme", ".. = uoplyst", "... = fortroligt", ".... = endnu ikke indberettet"],
            Strings(read.GetProperty("note")));
    }

    [Fact]
    public async Task English_is_English_throughout()
    {
        var read = await node.JsonStatAsync(await Encoder.BytesAsync(Apprentices.Table, new EncodingOptions { Language = Language.English }));

        Assert.Equal("Adult apprentices by region, support, contents and time", read.GetProperty("label").GetString());
        Assert.Equal("support", read.GetProperty("dimensions")[1].GetProperty("label").GetString());
        Assert.Equal("Unemployed", read.GetProperty("dimensions")[1].GetProperty("categories")[1].GetProperty("label").GetString());
    }

    [Fact]
    public async Task Coverage_and_notes_travel_with_the_cells()
    {
        using var json = JsonDocument.Parse(await Encoder.TextAsync(Apprentices.Table));
        var extension = json.RootElement.GetProperty("extension");

        Assert.Equal(54, extension.GetProperty("coverage").GetProperty("expected").GetArrayLength());
        Assert.Equal(0, extension.GetProperty("coverage").GetProperty("reported")[53].GetInt32());
        Assert.Equal("Foreløbigt tal.", extension.GetProperty("cellNotes").GetProperty("2").GetString());
        Assert.Equal(2, extension.GetProperty("px").GetProperty("decimals").GetInt32());
        Assert.Equal("2026-11-24T07:30:15Z", extension.GetProperty("updatedAt").GetString());
        Assert.Equal("2026-11-24", json.RootElement.GetProperty("updated").GetString());
    }

    [Fact]
    public async Task A_figure_keeps_every_decimal_as_text()
    {
        var figure = 7922816251426433759.0000000010m;
        var table = new StatisticalTable(Apprentices.With(Apprentices.Time), [Cell.Of(figure), Cell.Of(0.10m), Cell.Of(-1m)]);

        using var json = JsonDocument.Parse(await Encoder.TextAsync(table));

        Assert.Equal("[7922816251426433759.0000000010,0.10,-1]", json.RootElement.GetProperty("value").GetRawText());
    }

    [Property(Arbitrary = [typeof(AnyTable)], MaxTest = 100)]
    public async Task Any_table_comes_back_through_the_toolkit(StatisticalTable table)
    {
        var document = await Encoder.BytesAsync(table);
        var read = await node.JsonStatAsync(document);
        var dimensions = table.Metadata.Dimensions;

        Assert.Equal(dimensions.Select(dimension => dimension.Id), Strings(read.GetProperty("id")));
        Assert.Equal(table.Cells.Length, read.GetProperty("size").EnumerateArray().Aggregate(1, (size, next) => size * next.GetInt32()));
        foreach (var role in read.GetProperty("role").EnumerateObject().Where(role => role.Value.ValueKind == JsonValueKind.Array))
            Assert.All(Strings(role.Value), id => Assert.Contains(dimensions, dimension => dimension.Id == id && Enum.Parse<DimensionRole>(role.Name, true) == dimension.Role));
        for (var d = 0; d < dimensions.Length; d++)
        {
            var categories = read.GetProperty("dimensions")[d].GetProperty("categories");
            Assert.Equal(dimensions[d].Label.Da, read.GetProperty("dimensions")[d].GetProperty("label").GetString());
            Assert.Equal(dimensions[d].Categories.Select(category => category.Code), categories.EnumerateArray().Select(category => category.GetProperty("code").GetString()));
            Assert.Equal(dimensions[d].Categories.Select(category => category.Label.Da), categories.EnumerateArray().Select(category => category.GetProperty("label").GetString()));
        }

        using var raw = JsonDocument.Parse(document);
        var (values, data) = (raw.RootElement.GetProperty("value"), read.GetProperty("data"));
        Assert.Equal(table.Cells.Length, values.GetArrayLength());
        for (var i = 0; i < table.Cells.Length; i++)
        {
            var cell = table.Cells[i];
            Assert.Equal(cell.Value?.ToString(CultureInfo.InvariantCulture) ?? "null", values[i].GetRawText());
            Assert.Equal(cell.Value is { } value ? JsonSerializer.Deserialize<double>(value.ToString(CultureInfo.InvariantCulture)) : null, Number(data[i].GetProperty("value")));
            Assert.Equal(cell.Value is null ? cell.Status.Symbol() : null, data[i].GetProperty("status").GetString());
        }
    }

    [Property(Arbitrary = [typeof(AnyTable)], MaxTest = 50)]
    public async Task Any_table_is_valid_by_the_specification(StatisticalTable table)
    {
        await node.AssertValidAsync("Dataset", await Encoder.TextAsync(table));
        await node.AssertValidAsync("Dataset", await MetadataAsync(table.Metadata));
    }

    [Fact]
    public async Task Metadata_has_no_figures_and_names_the_code_lists()
    {
        var text = await MetadataAsync(Apprentices.Metadata);
        await node.AssertValidAsync("Dataset", text);

        using var json = JsonDocument.Parse(text);
        Assert.Equal(0, json.RootElement.GetProperty("value").GetArrayLength());
        var area = json.RootElement.GetProperty("dimension").GetProperty("omrade").GetProperty("extension");
        Assert.True(area.GetProperty("elimination").GetBoolean());
        Assert.Equal(["agg_region", "vs_byer"], area.GetProperty("codelists").EnumerateArray().Select(list => list.GetProperty("id").GetString()));
        Assert.Equal("https://kkr.example/codelists/agg_region", area.GetProperty("codelists")[0].GetProperty("links")[0].GetProperty("href").GetString());
        var support = json.RootElement.GetProperty("dimension").GetProperty("forsoergelse").GetProperty("extension");
        Assert.Equal("ialt", support.GetProperty("eliminationValueCode").GetString());
        Assert.Equal("""{"ledig":{"0":true}}""", support.GetProperty("categoryNoteMandatory").GetRawText());
    }

    [Fact]
    public async Task The_validator_does_refuse_what_is_wrong()
    {
        var text = await Encoder.TextAsync(Apprentices.Table);

        Assert.NotEqual(0, (await node.ErrorsAsync("Dataset", text.Replace("\"size\"", "\"sizes\"", StringComparison.Ordinal))).GetArrayLength());
        Assert.NotEqual(0, (await node.ErrorsAsync("Dataset", text.Replace("2026-11-24\"", "24.11.2026\"", StringComparison.Ordinal))).GetArrayLength());
    }

    private static async Task<string> MetadataAsync(TableMetadata metadata)
    {
        var output = new AsyncOnlyStream();
        await JsonStat2Encoder.WriteMetadataAsync(
            metadata, EncodingOptions.Default, list => $"https://kkr.example/codelists/{list.Id}", output, TestContext.Current.CancellationToken);
        return System.Text.Encoding.UTF8.GetString(output.ToArray());
    }

    private static string?[] Strings(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetString())];

    private static double? Number(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();
}
