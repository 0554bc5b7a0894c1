using System.Text.Json;
using Kkr.Formats.PxWeb;

namespace Kkr.Formats.Tests;

public sealed class PxWebResponsesTests(NodeReader node) : IClassFixture<NodeReader>
{
    private static readonly PxWebLinks Links = new("https://kkr.example/api/pxwebapi/v2");
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_page_of_tables_is_valid_and_leads_on()
    {
        var page = PxWebResponses.Tables(Many(7), new TableSearch(Language.English, "apprentices", PageNumber: 2, PageSize: 3), Now, Links)!;

        await ValidAsync("TablesResponse", page);
        Assert.Equal(["T3", "T4", "T5"], page.Tables.Select(table => table.Id));
        Assert.Equal((2, 3, 7, 3), (page.Page.PageNumber, page.Page.PageSize, page.Page.TotalElements, page.Page.TotalPages));
        Assert.Equal(["next", "previous", "last"], page.Page.Links.Select(link => link.Rel));
        Assert.Equal("https://kkr.example/api/pxwebapi/v2/tables?lang=en&query=apprentices&pageSize=3&pageNumber=3", page.Page.Links[0].Href);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 0)]
    [InlineData(0, 0)]
    [InlineData(-1, 0)]
    [InlineData(int.MaxValue, 0)]
    public void A_page_out_of_range_is_none(int number, int exists) =>
        Assert.Equal(exists, PxWebResponses.Tables(Many(7), new TableSearch(Language.Danish, PageNumber: number, PageSize: 3), Now, Links) is null ? 0 : 1);

    [Fact]
    public async Task A_search_that_finds_nothing_has_one_empty_page()
    {
        var page = PxWebResponses.Tables(Many(7), new TableSearch(Language.Danish, "æbleskiver"), Now, Links)!;

        await ValidAsync("TablesResponse", page);
        Assert.Empty(page.Tables);
        Assert.Equal(1, page.Page.TotalPages);
    }

    [Theory]
    [InlineData("LÆSØ", null, false, 3)]
    [InlineData("voksen lærlinge", null, false, 3)]
    [InlineData("voksen kager", null, false, 0)]
    [InlineData("t0", null, false, 1)]
    [InlineData(null, null, true, 4)]
    [InlineData(null, 1, false, 1)]
    [InlineData(null, 2, false, 2)]
    public void A_search_heeds_words_days_and_discontinued_tables(string? query, int? days, bool discontinued, int found)
    {
        TableMetadata[] tables =
        [
            Apprentices.Metadata with { Id = "T0", Updated = Now.AddHours(-1) },
            Apprentices.Metadata with { Id = "T1", Updated = Now.AddHours(-25) },
            Apprentices.Metadata with { Id = "T2", Updated = Now.AddHours(-1), Discontinued = true },
            Apprentices.Metadata with { Id = "T3", Updated = null },
        ];

        Assert.Equal(found, new TableSearch(Language.Danish, query, days, discontinued).Find(tables, Now).Count);
    }

    [Fact]
    public async Task A_table_is_valid_with_and_without_periods()
    {
        var table = PxWebResponses.Table(Apprentices.Metadata, Language.Danish, Links);

        await ValidAsync("TableResponse", table);
        Assert.Equal(("2018", "2020", "Annual", "da"), (table.FirstPeriod, table.LastPeriod, table.TimeUnit, table.Language));
        Assert.Equal(["self", "alternate", "metadata", "data"], table.Links.Select(link => link.Rel));
        await ValidAsync("TableResponse", PxWebResponses.Table(Apprentices.With(Apprentices.Area), Language.English, Links));
        var empty = PxWebResponses.Table(Apprentices.Metadata with { Updated = null }, Language.Danish, Links);
        await ValidAsync("TableResponse", empty);
        Assert.Null(empty.Updated);
    }

    [Fact]
    public async Task Code_lists_configuration_and_selections_are_valid()
    {
        var list = PxWebResponses.CodeList(Apprentices.Area.CodeLists[0], Apprentices.Area, Language.English, Links);
        await ValidAsync("CodelistResponse", list);
        Assert.Equal(["851", "787"], list.Values[1].ValueMapping);

        var config = PxWebResponses.Config(new PxWebSettings(100_000, 600, 60, "1.0.0"));
        await ValidAsync("ConfigResponse", config);
        Assert.Equal(["json-stat2", "csv", "px", "xlsx", "html", "json-px", "parquet"], config.DataFormats);

        await ValidAsync("SelectionResponse", PxWebResponses.DefaultSelection(Apprentices.Metadata, Language.Danish, Links));
    }

    [Fact]
    public async Task A_saved_query_is_valid_and_reads_back_as_it_was()
    {
        var query = new SavedQuery(
            new VariablesSelection([new("omrade", ["8*"], "agg_region"), new("tid", ["top(3)"])], new VariablePlacement(["tid"], ["omrade"])),
            "da", "VOKSENLAERLINGE", "abc123", "csv", ["UseTexts", "SeparatorTab"]);

        await ValidAsync("SavedQueryResponse", PxWebResponses.SavedQuery(query, Language.Danish, Links));

        var read = JsonSerializer.Deserialize<SavedQuery>(JsonSerializer.Serialize(query, PxWebJson.Options), PxWebJson.Options)!;
        Assert.Equal(["8*"], read.Selection.Selection[0].ValueCodes);
        Assert.Equal(("agg_region", "top(3)"), (read.Selection.Selection[0].Codelist, read.Selection.Selection[1].ValueCodes.Single()));
        Assert.Equal((query.Id, query.TableId, query.OutputFormat), (read.Id, read.TableId, read.OutputFormat));
        Assert.Equal(query.OutputFormatParams, read.OutputFormatParams);
        Assert.Equal(["tid"], read.Selection.Placement!.Heading);
    }

    [Theory]
    [InlineData("""{"selection":[{"variableCode":"tid","valueCodes":["2020"]}]}""")]
    [InlineData("""{"selection":[{"variableCode":"tid","values":["2020"]}]}""")]
    [InlineData("""{"Selection":[{"VariableCode":"tid","valueCodes":["2020"],"codelist":null}],"placement":null}""")]
    public void A_client_may_write_values_either_way(string body)
    {
        var query = JsonSerializer.Deserialize<VariablesSelection>(body, PxWebJson.Options)!;

        Assert.Equal("2020", query.Selection.Single().ValueCodes.Single());
    }

    [Fact]
    public void Code_lists_can_be_applied_to_metadata()
    {
        Assert.True(PxWebResponses.TryApply(Apprentices.Metadata, [new("OMRADE", [], "agg_region")], out var applied, out _));
        Assert.Equal(["081", "limfjord"], applied.Find("omrade")!.Categories.Select(category => category.Code));
        Assert.Equal(1, applied.Find("omrade")!.IndexOf("limfjord"));

        Assert.False(PxWebResponses.TryApply(Apprentices.Metadata, [new("omrade", [], "agg_x")], out _, out var error));
        Assert.Equal("agg_x", error.Value);
    }

    [Theory]
    [InlineData("UseCodes,UseTexts", "UseTexts")]
    [InlineData("UseCodes,UseColours", "UseColours")]
    [InlineData("SeparatorTab,SeparatorSpace", "SeparatorSpace")]
    [InlineData("usecodes,USECODES,separatortab,includetitle", null)]
    public void Format_parameters_that_contradict_each_other_are_named(string parameters, string? offender)
    {
        Assert.Equal(offender is null, OutputFormatParameters.TryParse([parameters], out _, out var named));
        Assert.Equal(offender, named);
    }

    [Theory]
    [InlineData(null, TableFormat.JsonStat2)]
    [InlineData("JSON-STAT2", TableFormat.JsonStat2)]
    [InlineData("json-px", TableFormat.JsonPx)]
    [InlineData("pdf", null)]
    public void Formats_are_known_by_their_names(string? name, TableFormat? format) =>
        Assert.Equal(format, TableFormats.TryParse(name, out var parsed) ? parsed : null);

    private static IEnumerable<TableMetadata> Many(int count) => Enumerable.Range(0, count).Select(i => Apprentices.Metadata with { Id = $"T{i}" });

    private Task ValidAsync<T>(string schema, T response) => node.AssertValidAsync(schema, JsonSerializer.Serialize(response, PxWebJson.Options));
}
