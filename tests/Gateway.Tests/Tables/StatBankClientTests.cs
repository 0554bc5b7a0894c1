
namespace Kkr.Gateway.Tests.Tables;

/// <summary>The very calls that the R packages danstat and dkstat make, and what they look for in the answers.</summary>
public sealed class StatBankClientTests(DemoService service)
{
    private const string Bank = "api/statbank/v1/";

    [Fact]
    public async Task Danstat_lists_subjects_and_tables_as_R_writes_what_is_left_out()
    {
        var subjects = (await PostAsync("subjects", """{"lang":"en","recursive":false,"includeTables":true,"subjects":{}}""")).Expect(200);
        Assert.Equal("text/json; charset=utf-8", subjects.Header("Content-Type"));
        var subject = Assert.Single(subjects.Json.EnumerateArray());
        Assert.Equal(["id", "description", "active", "hasSubjects", "subjects", "tables"], subject.EnumerateObject().Select(p => p.Name));
        var tables = (await PostAsync("tables", """{"lang":"en","subjects":{},"pastdays":"NA","includeinactive":false}""")).Expect(200);
        Assert.Equal("text/json; charset=utf-8", tables.Header("Content-Type"));
        Assert.Equal(subject.GetProperty("tables").GetRawText(), tables.Json.GetRawText());
        Assert.Equal(
            ["id", "text", "unit", "updated", "firstPeriod", "latestPeriod", "active", "variables"],
            tables.Json.EnumerateArray().First().EnumerateObject().Select(p => p.Name));
        Assert.Empty((await PostAsync("tables", """{"lang":"en","subjects":["nope"]}""")).Expect(200).Json.EnumerateArray());
    }

    [Fact]
    public async Task Danstat_reads_a_tables_variables_and_then_its_figures()
    {
        var info = (await PostAsync("tableinfo", """{"lang":"en","table":"voksenlaerlinge"}""")).Expect(200);
        Assert.Equal("text/json; charset=utf-8", info.Header("Content-Type"));
        Assert.Equal(
            ["id", "text", "description", "unit", "suppressedDataValue", "updated", "active", "contacts", "footnote", "variables"],
            info.Json.EnumerateObject().Select(p => p.Name));
        var variables = info.Json.GetProperty("variables").EnumerateArray().ToDictionary(v => v.GetProperty("id").GetString()!);
        Assert.Equal(["OMRÅDE", "FORSOERGELSE", "ContentsCode", "Tid"], variables.Keys);
        Assert.Equal([true, true, true, false], variables.Values.Select(v => v.GetProperty("elimination").GetBoolean()));
        Assert.Equal(["2019", "2020"], variables["Tid"].GetProperty("values").EnumerateArray().Select(v => v.GetProperty("id").GetString()));

        var data = (await PostAsync(
            "data", """{"table":"voksenlaerlinge","lang":"en","format":"CSV","variables":[{"code":"Tid","values":["*"]},{"code":"OMRÅDE","values":["851","813"]}]}""")).Expect(200);
        Assert.StartsWith("text/csv", data.Header("Content-Type"), StringComparison.Ordinal);
        // Columns stand in the order in which variables are named.
        Assert.Equal(
            ["TID;OMRÅDE;INDHOLD", "2019;Frederikshavn;240", "2019;Aalborg;674", "2020;Frederikshavn;264", "2020;Aalborg;802", ""], data.Text.Split("\r\n"));
    }

    [Fact]
    public async Task Dkstat_asks_by_address_with_names_in_capitals()
    {
        (await service.Client.GetAsync(Bank + "tables?lang=da&format=JSON")).Expect(200);
        (await service.Client.GetAsync(Bank + "tableinfo/VOKSENLAERLINGE?lang=da&format=JSON")).Expect(200);
        var data = (await service.Client.GetAsync(
            Bank + "data/VOKSENLAERLINGE/CSV?OMR%C3%85DE=851&TID=2019,2020&CONTENTSCODE=antal,udvikling&valuePresentation=Code&lang=da")).Expect(200);
        // Danish csv is read with a decimal comma.
        Assert.Equal(
            ["OMRÅDE;TID;CONTENTSCODE;INDHOLD", "851;2019;antal;674", "851;2019;udvikling;....", "851;2020;antal;802", "851;2020;udvikling;19,0", ""], data.Text.Split("\r\n"));
        Assert.EndsWith("851;2020;udvikling;19.0\r\n", (await service.Client.GetAsync(
            Bank + "data/VOKSENLAERLINGE/CSV?OMR%C3%85DE=851&TID=2020&CONTENTSCODE=udvikling&valuePresentation=Code&lang=en")).Expect(200).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Tid=20*0", "2020;802")]
    [InlineData("Tid=*20", "2020;802")]
    [InlineData("Tid=(-n%2B1)", "2020;802")]
    [InlineData("Tid=%3E=2019%3C=2019", "2019;674")]
    [InlineData("Tid=*&timeOrder=Descending", "2020;802\r\nAalborg;2019;674")]
    [InlineData("Tid=2020&allowVariablesInHead=true&allowCodeOverrideInColumnNames=true", "2020;802")]
    public async Task StatBanks_own_expressions_and_options_are_known(string query, string text) =>
        Assert.Contains(text, (await service.Client.GetAsync($"{Bank}data/VOKSENLAERLINGE/CSV?OMRÅDE=851&{query}")).Expect(200).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("data", """{"table":"NOPE","format":"CSV"}""", 404, "EXTRACT-NOTFOUND", "Tabel findes ikke: NOPE")]
    [InlineData("tableinfo", "{}", 400, "REQUEST-MISSING", "Tabellen mangler.")]
    [InlineData("data", """{"table":"VOKSENLAERLINGE","format":"CSV","variables":[{"code":"Tid","values":["1066"]}]}""", 400, "EXTRACT-NOTFOUND", "1066")]
    [InlineData("data", """{"table":"VOKSENLAERLINGE","format":"BULK","variables":[{"code":"Tid","values":["*"]}]}""", 400, "EXTRACT-NOTALLOWED", "OMRÅDE")]
    [InlineData("data", """{"table":"VOKSENLAERLINGE","format":"CSV","timeOrder":"Sideways","variables":[{"code":"Tid","values":["*"]}]}""", 400, "REQUEST-MISSING", "Ukendt værdi.")]
    [InlineData("data", "{", 400, "REQUEST-EMPTY", "JSON")]
    public async Task Errors_are_told_as_StatBanks_clients_read_them(string path, string body, int status, string code, string message)
    {
        var problem = (await PostAsync(path, body)).Expect(status).Json;
        Assert.Equal(code, problem.GetProperty("errorTypeCode").GetString());
        Assert.Contains(message, problem.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private Task<Kkr.Testing.Processes.Reply> PostAsync(string path, string body) => service.Client.PostAsync(Bank + path, body);
}
