using System.Diagnostics;
using System.Text.Json;

namespace Kkr.Gateway.Tests.Tables;

/// <summary>What everybody sees: what was published, as it was then, without small counts; and what those who may see more see.</summary>
public sealed class PublicationTests(TableService service) : IClassFixture<TableService>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task What_is_published_stays_until_it_is_published_again_and_earlier_states_can_be_read()
    {
        const string cell = "valueCodes[omrade]=851&valueCodes[tid]=2011";
        await service.SubmitAsync("851", "voksenlaerlinge", "2011", """[ { "value": 100 } ]""");
        (await service.PublishAsync("voksenlaerlinge", """{ "period": "2011" }""", "publish-2011")).Expect(200);
        await EventuallyAsync(async () => Assert.Contains("\"851\",100", await service.CsvAsync("VOKSENLAERLINGE", cell), StringComparison.Ordinal));
        var first = Position(await PublicationsAsync("voksenlaerlinge"), "2011", 0);

        await service.SubmitAsync("851", "voksenlaerlinge", "2011", """[ { "value": 101 } ]""");
        var secretariat = await service.Standalone.TokenAsync("secretariat");
        await EventuallyAsync(async () => Assert.Contains("\"851\",101", await service.CsvAsync("VOKSENLAERLINGE", cell, secretariat), StringComparison.Ordinal));
        Assert.Contains("\"851\",100", await service.CsvAsync("VOKSENLAERLINGE", cell), StringComparison.Ordinal);
        Assert.Equal(100, await AggregateAsync("081", "2011"));

        var at = (await PublicationsAsync("voksenlaerlinge")).EnumerateArray().Last(p => p.GetProperty("period").GetString() == "2011").GetProperty("at").GetString();

        var unexplained = (await service.PublishAsync("voksenlaerlinge", """{ "period": "2011" }""")).Expect(422, "/problems/validation");
        Assert.Equal("/reason", unexplained.Json.GetProperty("errors")[0].GetProperty("path").GetString());
        Assert.Equal("true", (await service.PublishAsync("voksenlaerlinge", """{ "period": "2011" }""", "publish-2011")).Expect(200).Header("Idempotency-Replayed"));
        (await service.PublishAsync("voksenlaerlinge", """{ "period": "2011", "reason": "Aalborg rettede." }""")).Expect(200);
        await EventuallyAsync(async () => Assert.Contains("\"851\",101", await service.CsvAsync("VOKSENLAERLINGE", cell), StringComparison.Ordinal));
        Assert.Equal(101, await AggregateAsync("081", "2011"));
        Assert.Contains("\"851\",100", await service.CsvAsync("VOKSENLAERLINGE", $"{cell}&asOf={first}"), StringComparison.Ordinal);
        Assert.Contains("\"851\",100", await service.CsvAsync("VOKSENLAERLINGE", $"{cell}&asOf={first}", secretariat), StringComparison.Ordinal);
        // The same by the time at which it came to be seen; a moment is as good as a position, in aggregates too.
        foreach (var (token, moment) in ((string?, string)[])[(null, at!), (secretariat, at!), (null, first), (secretariat, first)])
        {
            Assert.Contains("\"851\",100", await service.CsvAsync("VOKSENLAERLINGE", $"{cell}&asOf={moment}", token), StringComparison.Ordinal);
            Assert.Equal(100, await AggregateAsync("081", "2011", $"&asOf={moment}", token));
            Assert.Contains(";100", (await service.Client.GetAsync($"api/statbank/v1/data/VOKSENLAERLINGE/CSV?OMRÅDE=851&Tid=2011&asOf={moment}", token)).Expect(200).Text, StringComparison.Ordinal);
        }

        Assert.Equal(101, await AggregateAsync("081", "2011", "&asOf=2199-01-01"));
        Assert.Equal(400, (await service.Client.GetAsync("api/v1/regions/081/aggregates/voksenlaerlinge?asOf=2020-13-01")).Status);
        // Before it was shown there was nothing to see of it.
        Assert.Equal(400, (await service.Client.GetAsync($"api/pxwebapi/v2/tables/VOKSENLAERLINGE/data?{cell}&asOf=2020-01-01T00:00:00Z")).Status);

        // Publications are rebuilt from the ledger: a table that starts from nothing shows the same.
        var before = await service.CsvAsync("VOKSENLAERLINGE", "valueCodes[omrade]=*&valueCodes[tid]=2011,2019,2020");
        await service.Standalone.Process.KillAsync();
        await service.Standalone.StartAsync();
        Assert.Equal(before, await service.CsvAsync("VOKSENLAERLINGE", "valueCodes[omrade]=*&valueCodes[tid]=2011,2019,2020"));
        Assert.Contains("\"851\",100", await service.CsvAsync("VOKSENLAERLINGE", $"{cell}&asOf={first}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_announced_is_not_seen_before_its_time()
    {
        await service.SubmitAsync("851", "voksenlaerlinge", "2012", """[ { "value": 7 } ]""");
        var answer = (await service.PublishAsync("voksenlaerlinge", """{ "period": "2012", "at": "2199-01-15" }""")).Expect(200).Json;
        Assert.DoesNotContain("2012", answer.GetProperty("published").EnumerateArray().Select(p => p.GetString()));
        var row = answer.GetProperty("publications").EnumerateArray().Single(p => p.GetProperty("period").GetString() == "2012");
        Assert.Equal(("announced", "2199-01-15T07:00:00.000Z"), (row.GetProperty("status").GetString(), row.GetProperty("at").GetString()));
        (await service.Client.GetAsync("api/pxwebapi/v2/tables/VOKSENLAERLINGE/data?valueCodes[omrade]=851&valueCodes[tid]=2012")).Expect(400);
        Assert.Equal(422, (await service.PublishAsync("voksenlaerlinge", """{ "period": "2012", "at": "2199-01-15T09:00:00Z" }""")).Status);
        Assert.Equal(422, (await service.PublishAsync("voksenlaerlinge", """{ "period": "2012", "at": "2001-01-15" }""")).Status);
        Assert.Equal(422, (await service.PublishAsync("voksenlaerlinge", """{ "period": "2012", "at": "tomorrow" }""")).Status);
        Assert.Equal(401, (await service.Client.PostAsync("api/v1/data-sets/voksenlaerlinge/publications", """{ "period": "2012" }""")).Status);
    }

    [Fact]
    public async Task A_change_is_in_the_tables_soon_after_its_receipt()
    {
        var secretariat = await service.Standalone.TokenAsync("secretariat");
        foreach (var value in (int[])[11, 12, 13])
        {
            await service.SubmitAsync("846", "voksenlaerlinge", "2013", $$"""[ { "value": {{value}} } ]""");
            await EventuallyAsync(async () => Assert.Contains(
                $"\"846\",{value}", await service.CsvAsync("VOKSENLAERLINGE", "valueCodes[omrade]=846&valueCodes[tid]=2013", secretariat), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Who_reports_in_a_region_sees_it_as_it_is_and_others_as_published()
    {
        await service.SubmitAsync("851", "voksenlaerlinge", "2014", """[ { "value": 20 } ]""");
        await service.SubmitAsync("101", "voksenlaerlinge", "2014", """[ { "value": 30 } ]""");
        var reporter = await service.Standalone.TokenAsync("reporter", "851");
        await EventuallyAsync(async () => Assert.Equal(
            "\"omrade\",\"antal 2014\"\r\n\"101\",....\r\n\"851\",20\r\n",
            await service.CsvAsync("VOKSENLAERLINGE", "valueCodes[omrade]=101,851&valueCodes[tid]=2014", reporter)));
        (await service.Client.GetAsync("api/pxwebapi/v2/tables/VOKSENLAERLINGE/data?valueCodes[omrade]=851&valueCodes[tid]=2014")).Expect(400);
    }

    [Fact]
    public async Task Small_counts_are_withheld_with_others_and_totals_stay()
    {
        foreach (var (municipality, a, b) in ((string, int, int)[])[("773", 3, 40), ("787", 20, 30), ("810", 25, 35), ("851", 90, 80), ("846", 50, 60)])
            await service.SubmitAsync(municipality, "smaa-tal", "2020", $$"""[ { "at": { "slags": "a" }, "value": {{a}} }, { "at": { "slags": "b" }, "value": {{b}} } ]""");
        (await service.PublishAsync("smaa-tal", """{ "period": "2020" }""")).Expect(200);
        const string table = "valueCodes[omrade]=773,787,810,846,851&valueCodes[slags]=a,b&valueCodes[tid]=2020&stub=omrade&heading=slags,ContentsCode,tid";
        string[] lines = [];
        await EventuallyAsync(async () => Assert.Contains("\"851\",90,80", (lines = (await service.CsvAsync("SMAA-TAL", table)).Split("\r\n")), StringComparer.Ordinal));

        Assert.Contains("\"773\",...,...", lines);
        Assert.Single(lines, line => line.Contains("...", StringComparison.Ordinal) && !line.StartsWith("\"773\"", StringComparison.Ordinal));
        Assert.Contains("\"081\",188,245", await service.CsvAsync(
            "SMAA-TAL", "valueCodes[omrade]=081&codelist[omrade]=agg_region&valueCodes[slags]=a,b&valueCodes[tid]=2020&stub=omrade&heading=slags,ContentsCode,tid"), StringComparison.Ordinal);

        var rows = (await service.Client.GetAsync("api/v1/regions/081/aggregates/smaa-tal?period=2020&by=municipality&by=slags")).Expect(200).Json.GetProperty("rows");
        var small = rows.EnumerateArray().Single(r => r.GetProperty("municipality").GetString() == "773" && r.GetProperty("at").GetProperty("slags").GetString() == "a");
        Assert.Equal(("null", "confidential"), (small.GetProperty("value").GetRawText(), small.GetProperty("missing").GetString()));
        // The codes picked one by one are no way around.
        var picked = (await service.Client.GetAsync("api/v1/regions/081/aggregates/smaa-tal?period=2020&by=municipality&at.slags=a")).Expect(200).Json.GetProperty("rows");
        Assert.Equal("null", picked[0].GetProperty("value").GetRawText());
        var secretariat = await service.Standalone.TokenAsync("secretariat");
        Assert.Contains("\"773\",3,40", await service.CsvAsync("SMAA-TAL", table, secretariat), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_of_records_are_published_without_small_ones()
    {
        foreach (var (municipality, count) in ((string, int)[])[("773", 2), ("787", 6), ("810", 9), ("851", 40)])
            (await service.Client.SubmitAsync(
                municipality,
                $$"""{ "dataSet": "vvv-match", "period": "2020M10", "records": [ {{string.Join(',', Enumerable.Range(0, count).Select(n => $$"""{"id":"{{n}}","matchtype":"{{(n % 2 == 0 ? "praktik" : "ansaettelse")}}","arbejdsomraade":"it","skabt-af":"jobcenter","virksomhed":"{{municipality}}{{n}}","kandidat":"K{{municipality}}{{n}}"}"""))}} ] }""",
                await service.Standalone.TokenAsync("reporter", municipality), service.NextKey())).Expect(201);
        (await service.PublishAsync("vvv-match", """{ "period": "2020M10" }""")).Expect(200);
        const string byArea = "valueCodes[omrade]=773,787,810,851&valueCodes[tid]=2020M10&stub=omrade";
        string[] lines = [];
        await EventuallyAsync(async () => Assert.Contains("\"851\",40", lines = (await service.CsvAsync("VVV-MATCH", byArea)).Split("\r\n")));

        // Two, and the next smallest beside them: their sum tells neither.
        Assert.Equal(["\"773\",...", "\"787\",...", "\"810\",9", "\"851\",40"], lines[1..5]);
        Assert.Contains("\"081\",57", await service.CsvAsync("VVV-MATCH", "valueCodes[omrade]=081&codelist[omrade]=agg_region&valueCodes[tid]=2020M10&stub=omrade"), StringComparison.Ordinal);
        var rows = (await service.Client.GetAsync("api/v1/regions/081/aggregates/vvv-match?period=2020M10&by=municipality")).Expect(200).Json.GetProperty("rows").EnumerateArray()
            .ToDictionary(r => r.GetProperty("municipality").GetString()!, r => r.GetProperty("value").GetRawText());
        Assert.Equal(("null", "null", "9", "40"), (rows["773"], rows["787"], rows["810"], rows["851"]));
        Assert.Equal("57", (await service.Client.GetAsync("api/v1/regions/081/aggregates/vvv-match?period=2020M10")).Expect(200).Json.GetProperty("rows")[0].GetProperty("value").GetRawText());
        // What no table shows by itself is not told: of two match types, how many cases have one of them.
        Assert.Equal("null", (await service.Client.GetAsync("api/v1/regions/081/aggregates/vvv-match?period=2020M10&at.matchtype=praktik,ansaettelse")).Expect(200).Json.GetProperty("rows")[0].GetProperty("value").GetRawText());
        Assert.Contains("\"773\",2", await service.CsvAsync("VVV-MATCH", byArea, await service.Standalone.TokenAsync("secretariat")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_cells_than_may_be_asked_for_at_once_are_refused()
    {
        var limit = (await service.Client.GetAsync("api/pxwebapi/v2/config")).Expect(200).Json.GetProperty("maxDataCells").GetInt32();
        Assert.Equal(TableService.MaxDataCells, limit);
        const string all = "valueCodes[omrade]=*&valueCodes[forsoergelse]=*&valueCodes[tid]=*&valueCodes[ContentsCode]=*";
        (await service.Client.GetAsync($"api/pxwebapi/v2/tables/VOKSENLAERLINGE/data?{all}")).Expect(403);
        (await service.Client.GetAsync("api/statbank/v1/data/VOKSENLAERLINGE/CSV?OMRÅDE=*&FORSOERGELSE=*&Tid=*&CONTENTSCODE=*")).Expect(403, "/problems/too-many-cells");
        // BULK has no limit.
        Assert.True((await service.Client.GetAsync("api/statbank/v1/data/VOKSENLAERLINGE/BULK?OMRÅDE=*&FORSOERGELSE=*&Tid=*&CONTENTSCODE=*")).Expect(200).Text.Split("\r\n").Length > limit);
    }

    [Fact]
    public async Task A_saved_query_outlives_the_process_and_shows_the_figures_of_the_day()
    {
        var saved = (await service.Client.PostAsync(
            "api/pxwebapi/v2/savedqueries",
            """{"tableId":"VOKSENLAERLINGE","language":"da","outputFormat":"csv","selection":{"selection":[{"variableCode":"omrade","valueCodes":["851"]},{"variableCode":"tid","valueCodes":["2019"]}]}}""")).Expect(201);
        await service.Standalone.Process.KillAsync();
        await service.Standalone.StartAsync();
        Assert.Contains(
            "\"851\",674", (await service.Client.GetAsync($"api/pxwebapi/v2/savedqueries/{saved.Json.GetProperty("id").GetString()}/data")).Expect(200).Text,
            StringComparison.Ordinal);
    }

    private async Task<JsonElement> PublicationsAsync(string dataSet) =>
        (await service.Client.GetAsync($"api/v1/data-sets/{dataSet}/publications")).Expect(200).Json.GetProperty("publications");

    private static string Position(JsonElement publications, string period, int number) =>
        publications.EnumerateArray().Where(p => p.GetProperty("period").GetString() == period).ElementAt(number).GetProperty("asOf").GetString()!;

    private async Task<decimal> AggregateAsync(string region, string period, string more = "", string? token = null) =>
        (await service.Client.GetAsync($"api/v1/regions/{region}/aggregates/voksenlaerlinge?period={period}{more}", token)).Expect(200).Json.GetProperty("rows")[0].GetProperty("value").GetDecimal();

    /// <summary>Asks again until it holds. Each round asks the service, which answers from copies that are renewed by being asked.</summary>
    private static async Task EventuallyAsync(Func<Task> holds)
    {
        for (var started = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                await holds();
                return;
            }
            catch (Exception exception) when (exception is Xunit.Sdk.XunitException or InvalidOperationException && Stopwatch.GetElapsedTime(started) < Soon)
            {
                await Task.Yield();
            }
        }
    }
}
