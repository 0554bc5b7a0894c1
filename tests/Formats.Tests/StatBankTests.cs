using System.Text.Json;
using FsCheck.Xunit;
using Kkr.Formats.PxWeb;
using Kkr.Formats.StatBank;

namespace Kkr.Formats.Tests;

public sealed class StatBankTests(NodeReader node) : IClassFixture<NodeReader>
{
    [Fact]
    public async Task Csv_is_a_line_a_figure_under_the_codes_of_StatBank()
    {
        var lines = (await CsvAsync(Ask("""{"table":"VOKSENLAERLINGE","format":"CSV","variables":[{"code":"OMRÅDE","values":["851","825"]},{"code":"tid","values":[">=2019"]},{"code":"FORSOERGELSE","values":["ialt"]}]}"""))).Split("\r\n");

        Assert.Equal(["OMRÅDE;FORSOERGELSE;TID;INDHOLD", "Aalborg;I alt;2019;2", "Aalborg;I alt;2020;3", "Læsø;I alt;2019;38", "Læsø;I alt;2020;39", ""], lines);
    }

    [Theory]
    [InlineData("Code", "851;ialt;2018;0")]
    [InlineData("CodeAndValue", "851 Aalborg;ialt I alt;2018 2018;0")]
    [InlineData("ValueAndCode", "Aalborg 851;I alt ialt;2018 2018;0")]
    [InlineData("Default", "Aalborg;I alt;2018;0")]
    public async Task Values_are_presented_as_asked(string presentation, string expected)
    {
        var lines = await CsvAsync(Ask($$"""{"valuePresentation":"{{presentation}}","variables":[{"code":"OMRÅDE","values":["851"]},{"code":"Tid","values":["2018"]},{"code":"forsoergelse","values":["ialt"]}]}"""));

        Assert.Equal(expected, lines.Split("\r\n")[1]);
    }

    [Property(Arbitrary = [typeof(AnyTable)], MaxTest = 100)]
    public async Task Any_table_comes_back_through_a_foreign_reader(StatisticalTable table, bool tab)
    {
        var separator = tab ? CsvSeparator.Tab : CsvSeparator.Semicolon;
        var output = new AsyncOnlyStream();
        await StatBankCsv.WriteAsync(
            table.Metadata, table.Cells.ToAsyncEnumerable(), Language.English, ValuePresentation.Value, separator, output, TestContext.Current.CancellationToken);

        var rows = CsvTests.Read(System.Text.Encoding.UTF8.GetString(output.ToArray()), separator);

        Assert.Equal(table.Cells.Length + 1, rows.Count);
        for (var i = 0; i < table.Cells.Length; i++)
            Assert.Equal([.. table.Metadata.At(i).Select(category => FormulaGuard.Neutralise(category.Label.En)), table.Cells[i].Text()], rows[i + 1]);
    }

    [Fact]
    public async Task Bulk_that_breaks_off_is_an_error_and_not_a_shorter_table()
    {
        var cells = Apprentices.Table.Cells;
        Task Write(IEnumerable<Cell> given) => StatBankCsv.WriteAsync(
            Apprentices.Metadata, given.ToAsyncEnumerable(), Language.Danish, ValuePresentation.Code, CsvSeparator.Semicolon, new AsyncOnlyStream(), TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<ArgumentException>(() => Write(cells.Take(53)));
        await Assert.ThrowsAsync<ArgumentException>(() => Write(cells.Append(Cell.Of(1))));
    }

    [Fact]
    public void Bulk_takes_no_variable_for_granted()
    {
        var view = StatBankView.Of(Apprentices.Metadata);

        Assert.Equal("Tid", Ask("""{"variables":[{"code":"OMRÅDE","values":["*"]},{"code":"FORSOERGELSE","values":["*"]}]}""").MissingForBulk(view));
        Assert.Null(Ask("""{"variables":[{"code":"OMRÅDE","values":["*"]},{"code":"FORSOERGELSE","values":["*"]},{"code":"Tid","values":["*"]}]}""").MissingForBulk(view));
    }

    [Fact]
    public async Task JsonStat_has_the_older_shape()
    {
        var table = Slice(Ask("""{"variables":[{"code":"OMRÅDE","values":["851","787"]},{"code":"Tid","values":["2019","2020"]},{"code":"ContentsCode","values":["*"]}]}"""));
        var document = await new StatBankJsonStat().BytesAsync(table);

        using var json = JsonDocument.Parse(document);
        var dimension = json.RootElement.GetProperty("dataset").GetProperty("dimension");
        Assert.Equal("""["OMRÅDE","ContentsCode","Tid"]""", dimension.GetProperty("id").GetRawText());
        Assert.Equal("[2,2,2]", dimension.GetProperty("size").GetRawText());
        Assert.Equal("""{"metric":["ContentsCode"],"geo":["OMRÅDE"],"time":["Tid"]}""", dimension.GetProperty("role").GetRawText());
        Assert.Equal("[2,3,null,5.50,20,21,null,23.50]", json.RootElement.GetProperty("dataset").GetProperty("value").GetRawText());

        var read = await node.JsonStatAsync(document);
        Assert.Equal("Thisted", read.GetProperty("dimensions")[0].GetProperty("categories")[1].GetProperty("label").GetString());
        Assert.Equal("""{"value":5.5,"status":null}""", read.GetProperty("data")[3].GetRawText());
        Assert.Equal("...", read.GetProperty("data")[6].GetProperty("status").GetString());
    }

    [Fact]
    public async Task JsonStat_always_has_contents()
    {
        var table = Slice(Ask("""{"variables":[{"code":"OMRÅDE","values":["851"]},{"code":"Tid","values":["2020"]}]}"""));

        var read = await node.JsonStatAsync(await new StatBankJsonStat().BytesAsync(table));

        Assert.Equal(["OMRÅDE", "ContentsCode", "Tid"], read.GetProperty("id").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal(3, read.GetProperty("data")[0].GetProperty("value").GetInt32());
        // Who leaves the measure out gets the first one's figures, and is told what they are.
        Assert.Equal("antal", read.GetProperty("dimensions")[1].GetProperty("categories")[0].GetProperty("unit").GetProperty("base").GetString());
    }

    [Fact]
    public async Task A_measure_that_is_left_out_still_tells_unit_and_decimals()
    {
        var contents = Apprentices.Contents with { Categories = [Apprentices.Contents.Categories[1]] };
        var view = StatBankView.Of(Apprentices.With(Apprentices.Area, contents, Apprentices.Time));
        var request = Ask("""{"variables":[{"code":"OMRÅDE","values":["851"]},{"code":"Tid","values":["2020"]}]}""");
        Assert.True(SelectionResolver.TryResolve(view, request.Query(), StatBankExpression.Resolve, null, out var selection, out _));

        var px = System.Text.Encoding.UTF8.GetString(await TableFormat.Px.Encoder().BytesAsync(new(selection.ResultMetadata, [Cell.Of(5.5m)])));

        Assert.Contains("UNITS=\"promille\";", px, StringComparison.Ordinal);
        Assert.Contains("SHOWDECIMALS=2;", px, StringComparison.Ordinal);
    }

    [Property(Arbitrary = [typeof(AnyTable)], MaxTest = 60)]
    public async Task Any_table_comes_back_through_the_toolkit(StatisticalTable table)
    {
        var read = await node.JsonStatAsync(await new StatBankJsonStat().BytesAsync(table));

        var data = read.GetProperty("data");
        Assert.Equal(table.Cells.Length, data.GetArrayLength());
        for (var i = 0; i < table.Cells.Length; i++)
        {
            Assert.Equal(table.Cells[i].Value is null ? table.Cells[i].Text() : null, data[i].GetProperty("status").GetString());
            if (table.Cells[i].Value is { } value) Assert.Equal(JsonSerializer.Deserialize<double>(table.Cells[i].Text()), data[i].GetProperty("value").GetDouble());
        }
    }

    [Theory]
    [InlineData("""{"format":"PDF"}""", "PDF")]
    [InlineData("""{"lang":"de"}""", "de")]
    [InlineData("""{"delimiter":"Comma"}""", "Comma")]
    [InlineData("""{"valuePresentation":"Colour"}""", "Colour")]
    public void Names_that_mean_nothing_are_named(string body, string offender)
    {
        Assert.False(Ask(body).TryRead(out _, out var named));
        Assert.Equal(offender, named);
    }

    [Fact]
    public void Names_are_read_whatever_their_case()
    {
        Assert.True(Ask("""{"format":"bulk","lang":"EN","delimiter":"tab","valuePresentation":"codeAndValue"}""").TryRead(out var options, out _));
        Assert.Equal(new StatBankOptions(StatBankFormat.Bulk, Language.English, CsvSeparator.Tab, ValuePresentation.CodeAndValue), options);
    }

    [Fact]
    public async Task An_address_asks_the_same_as_a_body()
    {
        var request = StatBankRequest.FromAddress("VOKSENLAERLINGE", "csv",
            [new("OMRÅDE", "851, 825"), new("tid", ">=2019"), new("forsoergelse", "ialt"), new("LANG", "en"), new("Delimiter", "Tab"), new("valuepresentation", "Code")]);

        Assert.Equal(["OMRÅDE\tFORSOERGELSE\tTID\tINDHOLD", "851\tialt\t2019\t2", "851\tialt\t2020\t3", "825\tialt\t2019\t38", "825\tialt\t2020\t39", ""], (await CsvAsync(request)).Split("\r\n"));
    }

    [Fact]
    public void Table_information_has_the_variables_of_StatBank()
    {
        var info = StatBankResponses.TableInfo(Apprentices.Metadata, Language.Danish);

        Assert.Equal(["OMRÅDE", "FORSOERGELSE", "ContentsCode", "Tid"], info.Variables.Select(variable => variable.Id));
        Assert.Equal([true, true, true, false], info.Variables.Select(variable => variable.Elimination));
        Assert.Equal([false, false, false, true], info.Variables.Select(variable => variable.Time));
        Assert.Equal(new StatBankValue("825", "Læsø"), info.Variables[0].Values[2]);
        Assert.Equal(new StatBankFootnote("Opgjort ultimo december.", true), info.Footnote);
        var listed = StatBankResponses.Table(Apprentices.Metadata, Language.English);
        Assert.Equal(("2018", "2020", "number", true), (listed.FirstPeriod, listed.LatestPeriod, listed.Unit, listed.Active));
        Assert.Equal("Employment", Assert.Single(StatBankResponses.Subjects([Apprentices.Metadata, Apprentices.Metadata], Language.English)).Description);
    }

    private static StatBankRequest Ask(string body) => JsonSerializer.Deserialize<StatBankRequest>(body, PxWebJson.Options)!;

    private static StatisticalTable Slice(StatBankRequest request)
    {
        var view = StatBankView.Of(Apprentices.Metadata);
        Assert.True(SelectionResolver.TryResolve(view, request.Query(), StatBankExpression.Resolve, null, out var selection, out var error), error?.ToString());
        return TableSlice.Of(Apprentices.Table, selection);
    }

    private static async Task<string> CsvAsync(StatBankRequest request)
    {
        Assert.True(request.TryRead(out var options, out _));
        var table = Slice(request);
        var output = new AsyncOnlyStream();
        await StatBankCsv.WriteAsync(
            table.Metadata, table.Cells.ToAsyncEnumerable(), options.Language, options.Presentation, options.Separator, output, TestContext.Current.CancellationToken);
        return System.Text.Encoding.UTF8.GetString(output.ToArray());
    }
}
