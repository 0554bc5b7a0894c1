using ExcelDataReader;
using Kkr.Formats.Tests;

namespace Kkr.Gateway.Tests.Tables;

/// <summary>PxWebApi 2 as clients that are not ours meet it: live answers held to the specification and read by foreign software.</summary>
public sealed class PxWebTests(DemoService service, NodeReader node) : IClassFixture<NodeReader>
{
    private const string Px = "api/pxwebapi/v2/";
    private const string Data = Px + "tables/VOKSENLAERLINGE/data?valueCodes[omrade]=081&codelist[omrade]=agg_region&valueCodes[tid]=2019,2020";

    [Theory]
    [InlineData("config", "ConfigResponse")]
    [InlineData("tables", "TablesResponse")]
    [InlineData("tables?query=voksen&pageSize=1&lang=en", "TablesResponse")]
    [InlineData("tables/VOKSENLAERLINGE", "TableResponse")]
    [InlineData("tables/VOKSENLAERLINGE/metadata", "Dataset")]
    [InlineData("tables/VOKSENLAERLINGE/metadata?lang=en&codelist[omrade]=agg_growthteam", "Dataset")]
    [InlineData("tables/VOKSENLAERLINGE/metadata?defaultSelection=true", "Dataset")]
    [InlineData("tables/VOKSENLAERLINGE/defaultselection", "SelectionResponse")]
    [InlineData("tables/VOKSENLAERLINGE/data", "Dataset")]
    [InlineData("tables/VOKSENLAERLINGE/data?valueCodes[omrade]=*&codelist[omrade]=agg_country&valueCodes[tid]=*", "Dataset")]
    [InlineData("codelists/agg_region", "CodelistResponse")]
    [InlineData("codelists/AGG_GROWTHTEAM?lang=en", "CodelistResponse")]
    [InlineData("codelists/vs_municipality", "CodelistResponse")]
    public async Task Answers_are_what_the_specification_says(string path, string schema) =>
        await node.AssertValidAsync(schema, (await service.Client.GetAsync(Px + path)).Expect(200).Text);

    [Theory]
    [InlineData("codelist[omrade]=agg_region", "[5,3,5,2]")]
    [InlineData("codelist[omrade]=agg_region&defaultSelection=false", "[5,3,5,2]")]
    [InlineData("codelist[omrade]=agg_region&defaultSelection=true", "[5,3,1,1]")]
    [InlineData("", "[98,3,5,2]")]
    public async Task A_code_list_in_the_metadata_changes_its_variable_alone(string query, string sizes)
    {
        var answer = (await service.Client.GetAsync($"{Px}tables/VOKSENLAERLINGE/metadata?{query}")).Expect(200).Json;
        Assert.Equal(sizes, answer.GetProperty("size").GetRawText());
    }

    [Fact]
    public async Task A_table_without_figures_was_never_updated()
    {
        var table = (await service.Client.GetAsync(Px + "tables/SOSU-FRAFALD")).Expect(200);
        await node.AssertValidAsync("TableResponse", table.Text);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, table.Json.GetProperty("updated").ValueKind);
        var metadata = (await service.Client.GetAsync(Px + "tables/SOSU-FRAFALD/metadata")).Expect(200);
        await node.AssertValidAsync("Dataset", metadata.Text);
        Assert.False(metadata.Json.TryGetProperty("updated", out _));
    }

    [Fact]
    public async Task JSON_stat_is_read_by_the_toolkit()
    {
        var read = await node.JsonStatAsync(await BytesAsync(Data));

        Assert.Equal(["omrade", "ContentsCode", "tid"], read.GetProperty("id").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal([1784m, 2167m], read.GetProperty("data").EnumerateArray().Select(cell => cell.GetProperty("value").GetDecimal()));
        Assert.Equal("Region Nordjylland", read.GetProperty("dimensions")[0].GetProperty("categories")[0].GetProperty("label").GetString());
        Assert.Equal("forløb", read.GetProperty("dimensions")[1].GetProperty("categories")[0].GetProperty("unit").GetProperty("base").GetString());
    }

    [Fact]
    public async Task Each_figure_says_how_many_it_covers_and_each_missing_one_why()
    {
        var answer = (await service.Client.GetAsync(
            Px + "tables/VOKSENLAERLINGE/data?valueCodes[omrade]=101,813,825&valueCodes[tid]=2020&lang=en")).Expect(200).Json;
        Assert.Equal("""{"0":"....","2":"."}""", answer.GetProperty("status").GetRawText());
        Assert.Equal("[0,1,0]", answer.GetProperty("extension").GetProperty("coverage").GetProperty("reported").GetRawText());
        Assert.Equal("[1,1,0]", answer.GetProperty("extension").GetProperty("coverage").GetProperty("expected").GetRawText());
        Assert.Contains("Reported by Frederikshavn.", answer.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parquet_and_workbooks_are_read_by_foreign_readers()
    {
        var rows = (await node.ParquetAsync(await BytesAsync(Data + "&outputFormat=parquet"))).EnumerateArray().ToArray();
        Assert.Equal(2, rows.Length);
        Assert.Contains("2167", rows[1].GetRawText(), StringComparison.Ordinal);

        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var workbook = ExcelReaderFactory.CreateReader(new MemoryStream(await BytesAsync(Data + "&outputFormat=xlsx")));
        var cells = new List<object?>();
        while (workbook.Read())
            for (var column = 0; column < workbook.FieldCount; column++) cells.Add(workbook.GetValue(column));
        Assert.Contains(1784d, cells);
        Assert.Contains(2167d, cells);
        Assert.Contains("Region Nordjylland", cells);
    }

    [Theory]
    [InlineData("csv", "\"081\",1784,2167", "text/csv")]
    [InlineData("csv&outputFormatParams=UseTexts,SeparatorSemicolon", "\"Region Nordjylland\";1784;2167", "text/csv")]
    [InlineData("px", "1784 2167", "application/octet-stream")]
    [InlineData("html", "<td>1784</td><td>2167</td>", "text/html")]
    [InlineData("json-px", "[\"2167\"]", "application/json")]
    [InlineData("JSON-STAT2", "\"value\":[1784,2167]", "application/json")]
    public async Task Every_format_holds_the_source_table(string format, string text, string type)
    {
        var reply = (await service.Client.GetAsync($"{Data}&outputFormat={format}")).Expect(200);
        Assert.Contains(text, reply.Text, StringComparison.Ordinal);
        Assert.StartsWith(type, reply.Header("Content-Type"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("valuecodes[OMRADE]=851&VALUECODES[Tid]=top(1)&OUTPUTFORMAT=csv", "\"851\",802")]
    [InlineData("valueCodes[omrade]=85?&valueCodes[tid]=from(2020)&outputFormat=csv", "\"851\",802")]
    [InlineData("valueCodes[omrade]=851&valueCodes[tid]=range(2019,2020)&outputFormat=csv", "\"851\",674,802")]
    [InlineData("valueCodes[omrade]=nordjylland&codelist[omrade]=agg_growthteam&valueCodes[tid]=bottom(1)&outputFormat=csv", "\"nordjylland\",1784")]
    [InlineData("valueCodes[omrade]=*&codelist[omrade]=agg_country&valueCodes[tid]=to(2019)&outputFormat=csv", "\"000\",1784")]
    [InlineData("valueCodes[tid]=2020&outputFormat=csv", "2167")]
    public async Task Names_are_read_whatever_their_case_and_expressions_select(string query, string line) =>
        Assert.Contains(line, (await service.Client.GetAsync($"{Px}tables/voksenlaerlinge/data?{query}")).Expect(200).Text, StringComparison.Ordinal);

    [Fact]
    public async Task A_posted_query_answers_as_the_address_does()
    {
        const string body = """{"selection":[{"variableCode":"omrade","codelist":"agg_region","valueCodes":["081"]},{"variableCode":"tid","valueCodes":["2019","2020"]}]}""";
        Assert.Equal(
            (await service.Client.GetAsync(Data)).Expect(200).Text, (await service.Client.PostAsync(Px + "tables/VOKSENLAERLINGE/data", body)).Expect(200).Text);
        Assert.Equal(
            (await service.Client.GetAsync(Px + "tables/VOKSENLAERLINGE/data")).Expect(200).Text,
            (await service.Client.PostAsync(Px + "tables/VOKSENLAERLINGE/data", "")).Expect(200).Text);
    }

    [Fact]
    public async Task What_is_held_already_is_not_sent_again()
    {
        var tag = (await service.Client.GetAsync(Data)).Expect(200).Header("ETag")!;
        Assert.StartsWith("\"", tag, StringComparison.Ordinal);
        var again = await service.Client.GetAsync(Data, null, ("If-None-Match", tag));
        Assert.Equal((304, "", "no-cache"), (again.Status, again.Text, again.Header("Cache-Control")));
        Assert.Equal("*", (await service.Client.GetAsync(Data, null, ("Origin", "https://pxweb.example"))).Header("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_page_of_another_origin_may_post_a_query()
    {
        var preflight = await service.Client.SendAsync(
            HttpMethod.Options, Px + "tables/VOKSENLAERLINGE/data", null, null,
            ("Origin", "https://pxweb.example"), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "content-type"));
        Assert.Equal((204, "*", "POST", "content-type"), (
            preflight.Status, preflight.Header("Access-Control-Allow-Origin"), preflight.Header("Access-Control-Allow-Methods"), preflight.Header("Access-Control-Allow-Headers")));
    }

    [Theory]
    [InlineData("tables/NOPE/data", 404, "NOPE")]
    [InlineData("tables/a%20b/data", 404, "a b")]
    [InlineData("tables/VOKSENLAERLINGE/data?valueCodes[omrade]=999&valueCodes[tid]=2020", 400, "999")]
    [InlineData("tables/VOKSENLAERLINGE/data?valueCodes[farve]=1&valueCodes[tid]=2020", 400, "farve")]
    [InlineData("tables/VOKSENLAERLINGE/data?valueCodes[omrade]=851", 400, "tid")]
    [InlineData("tables/VOKSENLAERLINGE/data?valueCodes[omrade]=top(x)&valueCodes[tid]=2020", 400, "top(x)")]
    [InlineData("tables/VOKSENLAERLINGE/data?valueCodes[omrade]=851&codelist[omrade]=agg_x&valueCodes[tid]=2020", 400, "agg_x")]
    [InlineData("tables/VOKSENLAERLINGE/data?outputFormat=pdf", 400, "pdf")]
    [InlineData("tables/VOKSENLAERLINGE/data?outputFormatParams=UseColours", 400, "UseColours")]
    [InlineData("tables/VOKSENLAERLINGE/data?lang=de", 400, "de")]
    [InlineData("tables/VOKSENLAERLINGE/data?asOf=x", 400, "asOf")]
    [InlineData("tables/VOKSENLAERLINGE/data?heading=omrade&stub=omrade", 400, "selection")]
    [InlineData("tables?pageNumber=0", 404, "page")]
    [InlineData("tables?pageNumber=-1", 404, "-1")]
    [InlineData("tables?pageNumber=1000000", 404, "1000000")]
    [InlineData("tables?pageNumber=99999999999999999999", 404, "99999999999999999999")]
    [InlineData("tables?pageNumber=one", 400, "one")]
    [InlineData("tables?pageSize=0", 400, "pageSize")]
    [InlineData("tables?pageSize=2000000000", 400, "2000000000")]
    [InlineData("tables?pastDays=0", 400, "pastDays")]
    [InlineData("tables?includeDiscontinued=perhaps", 400, "perhaps")]
    [InlineData("codelists/agg_x", 404, "agg_x")]
    [InlineData("savedqueries/0123456789abcdef", 404, "0123456789abcdef")]
    [InlineData("savedqueries/nope/data", 404, "nope")]
    [InlineData("tables/VOKSENLAERLINGE/metadata?savedQuery=nope", 404, "nope")]
    public async Task What_can_not_be_answered_names_why(string path, int status, string offender)
    {
        var reply = (await service.Client.GetAsync(Px + path)).Expect(status);
        Assert.StartsWith("application/problem+json", reply.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Contains(offender, reply.Text, StringComparison.Ordinal);
        await node.AssertValidAsync("Problem", reply.Text);
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_is_a_problem_of_the_specification_too() =>
        await node.AssertValidAsync("Problem", (await service.Client.GetAsync(Px + "nowhere")).Expect(404).Text);

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"selection":"all"}""")]
    [InlineData("""{"selection":[{"variableCode":"tid","valueCodes":["1066"]}]}""")]
    public async Task A_body_that_can_not_be_carried_out_is_400(string body) =>
        (await service.Client.PostAsync(Px + "tables/VOKSENLAERLINGE/data", body)).Expect(400);

    [Fact]
    public async Task A_saved_query_is_valid_and_runs()
    {
        const string body = """
            {"tableId":"VOKSENLAERLINGE","language":"en","outputFormat":"csv","outputFormatParams":["UseTexts"],
             "selection":{"selection":[{"variableCode":"omrade","valueCodes":["851"]},{"variableCode":"tid","valueCodes":["top(1)"]}],"placement":{"heading":["tid","ContentsCode"],"stub":["omrade"]}}}
            """;
        var saved = (await service.Client.PostAsync(Px + "savedqueries", body)).Expect(201);
        await node.AssertValidAsync("SavedQueryResponse", saved.Text);
        var id = saved.Json.GetProperty("id").GetString();
        Assert.Equal(id, (await service.Client.PostAsync(Px + "savedqueries", body)).Expect(201).Json.GetProperty("id").GetString());
        await node.AssertValidAsync("SavedQueryResponse", (await service.Client.GetAsync($"{Px}savedqueries/{id}")).Expect(200).Text);
        await node.AssertValidAsync("SelectionResponse", (await service.Client.GetAsync($"{Px}savedqueries/{id}/selection")).Expect(200).Text);
        Assert.Contains("\"Aalborg\",802", (await service.Client.GetAsync($"{Px}savedqueries/{id}/data")).Expect(200).Text, StringComparison.Ordinal);
        await node.AssertValidAsync("Dataset", (await service.Client.GetAsync($"{Px}savedqueries/{id}/data?outputFormat=json-stat2")).Expect(200).Text);
        (await service.Client.PostAsync(Px + "savedqueries", body.Replace("851", "999", StringComparison.Ordinal))).Expect(400);
    }

    [Fact]
    public async Task The_link_of_a_table_leads_to_its_figures()
    {
        var table = (await service.Client.GetAsync(Px + "tables/VOKSENLAERLINGE")).Expect(200).Json;
        foreach (var link in table.GetProperty("links").EnumerateArray())
            (await service.Client.GetAsync(link.GetProperty("href").GetString()!)).Expect(200);
    }

    private async Task<byte[]> BytesAsync(string path)
    {
        using var client = new HttpClient { BaseAddress = new Uri(service.Client.Address) };
        return await client.GetByteArrayAsync(path, TestContext.Current.CancellationToken);
    }
}
