using FsCheck.Xunit;

namespace Kkr.Formats.Tests;

public sealed class PxTests
{
    private static readonly PxEncoder Encoder = new();

    [Fact]
    public async Task The_keywords_are_those_of_the_format()
    {
        var px = PxFile.Read(await Encoder.TextAsync(Apprentices.Table));

        Assert.Equal("ANSI", px.One("CHARSET"));
        Assert.Equal("utf-8", px.One("CODEPAGE"));
        Assert.Equal("da", px.One("LANGUAGE"));
        Assert.Equal(["da", "en"], px.Keywords["LANGUAGES"]);
        Assert.Equal("VOKSENLAERLINGE", px.One("MATRIX"));
        Assert.Equal("2", px.One("DECIMALS"));
        Assert.Equal("0", px.One("SHOWDECIMALS"));
        Assert.Equal("2", px.One("PRECISION(\"indhold\",\"Pr. 1.000 indbyggere\")"));
        Assert.Equal("Voksenlærlinge", px.One("CONTENTS"));
        Assert.Equal("Adult apprentices", px.One("CONTENTS[en]"));
        Assert.Equal(["område", "forsørgelse"], px.Keywords["STUB"]);
        Assert.Equal(["contents", "time"], px.Keywords["HEADING[en]"]);
        Assert.Equal("indhold", px.One("CONTVARIABLE"));
        Assert.Equal(["Aalborg", "Thisted", "Læsø"], px.Keywords["VALUES(\"område\")"]);
        Assert.Equal(["851", "787", "825"], px.Keywords["CODES(\"område\")"]);
        Assert.Equal(["TLIST(A1)", "2018", "2019", "2020"], px.Keywords["TIMEVAL(\"tid\")"]);
        Assert.Equal("omrade", px.One("VARIABLECODE(\"område\")"));
        Assert.Equal("G", px.One("VARIABLE-TYPE(\"område\")"));
        Assert.Equal("YES", px.One("ELIMINATION(\"område\")"));
        Assert.Equal("I alt", px.One("ELIMINATION(\"forsørgelse\")"));
        Assert.Equal("promille", px.One("UNITS(\"Pr. 1.000 indbyggere\")"));
        Assert.Equal("S", px.One("STOCKFA(\"Voksenlærlinge\")"));
        Assert.Equal("Opgjort ultimo december.", px.One("NOTEX"));
        Assert.Equal("Også 'delvist' ledige.", px.One("VALUENOTEX(\"forsørgelse\",\"Ledige\")"));
        Assert.Equal("Foreløbigt tal.", px.One("CELLNOTE(\"Aalborg\",\"I alt\",\"Voksenlærlinge\",\"2020\")"));
        Assert.Equal("Preliminary figure.", px.One("CELLNOTE[en](\"Aalborg\",\"Total\",\"Adult apprentices\",\"2020\")"));
        Assert.Equal([".", "..", "...", "...."], Enumerable.Range(1, 4).Select(i => px.One($"DATASYMBOL{i}")));
        Assert.Equal(["0", "2", "3", "3.50", "\"..\"", "5.50"], px.Data[..6]);
    }

    [Theory]
    [InlineData("2020H2", "TLIST(H1)", "20202")]
    [InlineData("2020K4", "TLIST(Q1)", "20204")]
    [InlineData("2020M12", "TLIST(M1)", "202012")]
    [InlineData("2020U07", "TLIST(W1)", "202007")]
    [InlineData("2017-2018", "TLIST(A1)", "2017")]
    [InlineData("2020-12-01", "TLIST(D1)", "20201201")]
    public async Task Every_kind_of_period_has_a_time_value(string code, string scale, string digits)
    {
        var time = Apprentices.Time with { Categories = [new(code, LocalText.Same(code))] };

        var px = PxFile.Read(await Encoder.TextAsync(new StatisticalTable(Apprentices.With(time), [Cell.Of(1)])));

        Assert.Equal([scale, digits], px.Keywords["TIMEVAL(\"tid\")"]);
    }

    [Fact]
    public async Task Labels_that_are_alike_are_told_apart()
    {
        var area = Apprentices.Area with { Categories = [new("1", LocalText.Same("Herlev")), new("2", LocalText.Same("HERLEV")), new("3", LocalText.Same("Ishøj"))] };

        var px = PxFile.Read(await Encoder.TextAsync(new StatisticalTable(Apprentices.With(area), [Cell.Of(1), Cell.Of(2), Cell.Of(3)])));

        Assert.Equal(["Herlev (1)", "HERLEV (2)", "Ishøj"], px.Keywords["VALUES(\"område\")"]);
    }

    [Fact]
    public async Task Long_texts_are_cut_and_come_back_whole()
    {
        var text = string.Concat(Enumerable.Range(0, 200).Select(i => $"Sætning {i}. "));
        var table = new StatisticalTable(Apprentices.With(Apprentices.Time) with { Notes = [new(LocalText.Same(text))] }, [Cell.Of(1), Cell.Of(2), Cell.Of(3)]);

        Assert.Equal(text, PxFile.Read(await Encoder.TextAsync(table)).One("NOTE"));
    }

    [Property(Arbitrary = [typeof(AnyTable)], MaxTest = 200)]
    public async Task Any_table_comes_back(StatisticalTable table)
    {
        var px = PxFile.Read(await Encoder.TextAsync(table));

        var names = table.Metadata.Dimensions.Select(dimension => px.Keywords.Single(pair =>
            pair.Key.StartsWith("VARIABLECODE(", StringComparison.Ordinal) && pair.Value[0] == dimension.Id).Key["VARIABLECODE(\"".Length..^2]).ToArray();
        for (var d = 0; d < names.Length; d++)
        {
            var dimension = table.Metadata.Dimensions[d];
            Assert.Equal(Clean(dimension.Label.Da), names[d]);
            Assert.Equal(dimension.Categories.Select(category => category.Code), px.Keywords[$"CODES(\"{names[d]}\")"]);
            Assert.Equal(dimension.Categories.Select(category => Clean(category.Label.Da)), px.Keywords[$"VALUES(\"{names[d]}\")"].Select((value, i) => value.EndsWith($" ({dimension.Categories[i].Code})", StringComparison.Ordinal) ? value[..value.LastIndexOf(" (", StringComparison.Ordinal)] : value));
        }

        var placement = Placement.Default(table.Metadata);
        var order = placement.Stub.Concat(placement.Heading).Select(id => table.Metadata.Dimensions.IndexOf(table.Metadata.Find(id)!)).ToArray();
        var cells = Enumerable.Range(0, table.Cells.Length)
            .OrderBy(i => order.Aggregate(0, (place, d) => place * 10 + table.Metadata.Dimensions[d].IndexOf(table.Metadata.At(i)[d].Code)))
            .Select(i => table.Cells[i]).ToArray();
        Assert.Equal(cells.Length, px.Data.Count);
        for (var i = 0; i < cells.Length; i++)
        {
            Assert.Equal(cells[i].Value, px.Cell(i).Value);
            Assert.Equal(cells[i].Status, px.Cell(i).Status);
        }
    }

    private static string Clean(string text) =>
        text.Replace("\r\n", "#", StringComparison.Ordinal).Replace('\n', '#').Replace('"', '\'').Replace("\t", "", StringComparison.Ordinal);
}
