using System.Text.Json;
using FsCheck.Xunit;
using ParquetSharp;

namespace Kkr.Formats.Tests;

public sealed class ParquetTests(NodeReader node) : IClassFixture<NodeReader>
{
    private static readonly ParquetEncoder Encoder = new();

    [Fact]
    public async Task A_reader_from_npm_sees_codes_times_figures_and_symbols()
    {
        var rows = await node.ParquetAsync(await Encoder.BytesAsync(Apprentices.Table));

        Assert.Equal(27, rows.GetArrayLength());
        Assert.Equal(
            """{"område":"851","forsørgelse":"ialt","tid":"2019","timestamp":"2019-01-01T00:00:00.000Z","ContentsCode_antal":2,"ContentsCode_antal_symbol":null,"ContentsCode_antal_reported":1,"ContentsCode_antal_expected":1,"ContentsCode_promille":null,"ContentsCode_promille_symbol":"..","ContentsCode_promille_reported":1,"ContentsCode_promille_expected":1}""",
            rows[1].GetRawText().Replace("\\u00E5", "å", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(3.5, rows[0].GetProperty("ContentsCode_promille").GetDouble());
    }

    [Fact]
    public async Task Figures_too_wide_for_a_decimal_column_are_refused()
    {
        var table = new StatisticalTable(
            Apprentices.With(Apprentices.Time), [Cell.Of(decimal.MaxValue), Cell.Of(0.1m), Cell.Of(1)]);

        await Assert.ThrowsAsync<OverflowException>(() => Encoder.BytesAsync(table));
    }

    [Property(Arbitrary = [typeof(AnyTable)], MaxTest = 60)]
    public async Task Any_table_comes_back_exactly_through_the_reference_implementation(StatisticalTable table)
    {
        var metric = table.Metadata.Metric;
        var document = await Encoder.BytesAsync(table);
        using var file = new ParquetFileReader(new MemoryStream(document));
        using var group = file.RowGroup(0);
        var (rows, names) = (checked((int)group.MetaData.NumRows), Enumerable.Range(0, group.MetaData.NumColumns).Select(i => file.FileMetaData.Schema.Column(i).Name).ToList());
        T[] Column<T>(string name) => group.Column(names.IndexOf(name)).LogicalReader<T>().ReadAll(rows);

        var measures = metric is null || metric.Categories.Length == 1
            ? [(Name: "value", Code: (string?)null)]
            : metric.Categories.Select(category => (Name: $"{metric.Id}_{category.Code}", Code: (string?)category.Code)).ToArray();
        foreach (var (name, code) in measures)
        {
            var cells = table.Cells.Where((_, i) => code is null || table.Metadata.At(i).Any(category => category.Code == code)).ToArray();
            Assert.Equal(rows, cells.Length);
            Assert.Equal(cells.Select(cell => cell.Value), Column<decimal?>(name));
            Assert.Equal(cells.Select(cell => cell.Value is null ? cell.Status.Symbol() : null), Column<string?>(name + "_symbol"));
        }

        var firstRows = Enumerable.Range(0, table.Cells.Length).Where(i => metric is null || table.Metadata.At(i).Contains(metric.Categories[0])).ToArray();
        var stub = table.Metadata.Dimensions.Where(dimension => dimension != metric).ToArray();
        // By its place: one label may be the beginning of another. After the time stands its timestamp.
        var column = 0;
        foreach (var dimension in stub)
        {
            var position = table.Metadata.Dimensions.IndexOf(dimension);
            Assert.StartsWith(dimension.Label.Da, names[column], StringComparison.Ordinal);
            Assert.Equal(firstRows.Select(i => table.Metadata.At(i)[position].Code), Column<string>(names[column]));
            column += dimension == table.Metadata.Time ? 2 : 1;
        }
    }

    [Property(Arbitrary = [typeof(AnyTable)], MaxTest = 40)]
    public async Task Any_table_can_be_read_by_npm_software(StatisticalTable table)
    {
        var rows = await node.ParquetAsync(await Encoder.BytesAsync(table));

        var measures = table.Metadata.Metric?.Categories.Length ?? 1;
        Assert.Equal(table.Cells.Length / measures, rows.GetArrayLength());
        Assert.All(rows.EnumerateArray(), row => Assert.Equal(JsonValueKind.Object, row.ValueKind));
    }
}
