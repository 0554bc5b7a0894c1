using System.Globalization;
using FsCheck.Xunit;
using Sylvan.Data.Csv;

namespace Kkr.Formats.Tests;

public sealed class CsvTests
{
    private static readonly CsvEncoder Encoder = new();

    [Fact]
    public async Task Codes_and_commas_are_the_default()
    {
        var lines = (await Encoder.TextAsync(Apprentices.Table)).Split("\r\n");

        Assert.Equal("\"omrade\",\"forsoergelse\",\"antal 2018\",\"antal 2019\",\"antal 2020\",\"promille 2018\",\"promille 2019\",\"promille 2020\"", lines[0]);
        Assert.Equal("\"851\",\"ialt\",0,2,3,3.50,..,5.50", lines[1]);
        Assert.Equal("\"851\",\"ledig\",-7,8,9,9.50,.,11.50", lines[2]);
        Assert.Equal(11, lines.Length);
        Assert.Equal("", lines[10]);
    }

    [Theory]
    [InlineData("UseTexts", "\"område\",\"forsørgelse\",\"Voksenlærlinge 2018\"")]
    [InlineData("UseCodesAndTexts", "\"omrade - område\",\"forsoergelse - forsørgelse\",\"antal - Voksenlærlinge 2018 - 2018\"")]
    [InlineData("SeparatorSemicolon", "\"omrade\";\"forsoergelse\";\"antal 2018\"")]
    [InlineData("SeparatorTab", "\"omrade\"\t\"forsoergelse\"\t\"antal 2018\"")]
    [InlineData("SeparatorSpace,UseCodes", "\"omrade\" \"forsoergelse\" \"antal 2018\"")]
    [InlineData("IncludeTitle", "\"Voksenlærlinge efter område, forsørgelse, indhold og tid\"\r\n\"omrade\"")]
    public async Task Parameters_do_what_the_specification_says(string parameters, string beginning)
    {
        Assert.True(OutputFormatParameters.TryParse([parameters], out var options, out _));

        Assert.StartsWith(beginning, await Encoder.TextAsync(Apprentices.Table, options), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Placement_turns_the_table()
    {
        var placement = Placement.Of(Apprentices.Metadata, ["tid"], [])!;
        var lines = (await Encoder.TextAsync(Apprentices.Table, new EncodingOptions { Placement = placement })).Split("\r\n");

        Assert.StartsWith("\"tid\",\"851 ialt antal\",\"851 ialt promille\",\"851 ledig antal\"", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("\"2018\",0,3.50,-7,9.50", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+45")]
    [InlineData("-5 år")]
    [InlineData("@SUM(A1)")]
    [InlineData("\tx")]
    [InlineData("\rx")]
    public async Task A_label_cannot_act_as_a_formula(string label)
    {
        var time = Apprentices.Time with { Label = LocalText.Same(label), Categories = [new("2020", LocalText.Same(label))] };
        var table = new StatisticalTable(Apprentices.With(time), [Cell.Of(-1)]);

        var rows = Read(await Encoder.TextAsync(table, new EncodingOptions { Labels = LabelStyle.Texts }), CsvSeparator.Comma);

        Assert.Equal("'" + label, rows[0][0]);
        Assert.Equal("'" + label, rows[1][0]);
        Assert.Equal("-1", rows[1][1]);
    }

    [Property(Arbitrary = [typeof(AnyTable)], MaxTest = 200)]
    public async Task Any_table_comes_back_through_a_foreign_reader(StatisticalTable table, CsvSeparator separator, bool texts)
    {
        var placement = new Placement([.. table.Metadata.Dimensions.Select(dimension => dimension.Id)], []);
        var options = new EncodingOptions { Separator = separator, Labels = texts ? LabelStyle.Texts : LabelStyle.Codes, Placement = placement };

        var rows = Read(await Encoder.TextAsync(table, options), separator);

        string Name(string code, LocalText label) => FormulaGuard.Neutralise(texts ? label.Da : code);
        Assert.Equal(table.Cells.Length + 1, rows.Count);
        Assert.Equal(table.Metadata.Dimensions.Select(dimension => Name(dimension.Id, dimension.Label)), rows[0][..^1]);
        for (var i = 0; i < table.Cells.Length; i++)
        {
            Assert.Equal(table.Metadata.At(i).Select(category => Name(category.Code, category.Label)), rows[i + 1][..^1]);
            Assert.Equal(table.Cells[i].Value?.ToString(CultureInfo.InvariantCulture) ?? table.Cells[i].Status.Symbol(), rows[i + 1][^1]);
        }
    }

    internal static List<string[]> Read(string text, CsvSeparator separator)
    {
        var delimiter = separator switch { CsvSeparator.Semicolon => ';', CsvSeparator.Tab => '\t', CsvSeparator.Space => ' ', _ => ',' };
        using var reader = CsvDataReader.Create(new StringReader(text), new CsvDataReaderOptions { HasHeaders = false, Delimiter = delimiter });
        var rows = new List<string[]>();
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.RowFieldCount).Select(reader.GetString)]);
        return rows;
    }
}
