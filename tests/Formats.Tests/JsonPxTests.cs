using System.Text.Json;
using FsCheck.Xunit;

namespace Kkr.Formats.Tests;

public sealed class JsonPxTests
{
    private static readonly JsonPxEncoder Encoder = new();

    [Fact]
    public async Task Measures_are_columns_and_the_rest_is_the_key()
    {
        using var json = JsonDocument.Parse(await Encoder.TextAsync(Apprentices.Table));

        var columns = json.RootElement.GetProperty("columns").EnumerateArray().Select(column => (column.GetProperty("code").GetString(), column.GetProperty("type").GetString()));
        Assert.Equal([("omrade", "d"), ("forsoergelse", "d"), ("tid", "t"), ("antal", "c"), ("promille", "c")], columns);
        Assert.Equal("""{"key":["851","ialt","2019"],"values":["2",".."]}""", json.RootElement.GetProperty("data")[1].GetRawText());
        Assert.Equal(27, json.RootElement.GetProperty("data").GetArrayLength());
        Assert.Equal("Også \"delvist\" ledige.", json.RootElement.GetProperty("comments")[0].GetProperty("comment").GetString());
        Assert.Equal("KKR Nordjylland", json.RootElement.GetProperty("metadata")[0].GetProperty("source").GetString());
    }

    [Property(Arbitrary = [typeof(AnyTable)], MaxTest = 100)]
    public async Task Any_table_comes_back(StatisticalTable table)
    {
        using var json = JsonDocument.Parse(await Encoder.TextAsync(table));
        var metric = table.Metadata.Metric;
        var rows = json.RootElement.GetProperty("data").EnumerateArray().ToDictionary(
            row => string.Join('|', row.GetProperty("key").EnumerateArray().Select(code => code.GetString())),
            row => row.GetProperty("values").EnumerateArray().Select(value => value.GetString()).ToArray());

        for (var i = 0; i < table.Cells.Length; i++)
        {
            var at = table.Metadata.At(i);
            var key = string.Join('|', at.Where((_, d) => table.Metadata.Dimensions[d] != metric).Select(category => category.Code));
            var column = metric is null ? 0 : metric.IndexOf(at[table.Metadata.Dimensions.IndexOf(metric)].Code);
            Assert.Equal(table.Cells[i].Text(), rows[key][column]);
        }
    }
}
