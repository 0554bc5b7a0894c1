using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Kkr.Testing.Processes;

namespace Kkr.Gateway.Tests.Reports;

/// <summary>Files with many reports, as municipalities and the secretariat send them.</summary>
public sealed class ImportTests(DemoService service)
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Fact]
    public async Task A_Danish_file_is_taken_in_and_changes_nothing_the_second_time()
    {
        var slot = await service.NextReportAsync();
        var file = $"Kommune;Datasæt;Periode;forsoergelse;Værdi\n0{slot.Municipality};voksenlaerlinge;{slot.Period};Ledig;1.234\n"
            + $"{slot.Municipality};voksenlaerlinge;{slot.Period};beskaeftiget;12\n";
        var first = await ImportAsync(slot.Token, "text/csv", Encoding.UTF8.GetBytes(file));
        Assert.Equal((1, 0, 0), Counts(first));
        Assert.Equal((0, 1, 0), Counts(await ImportAsync(slot.Token, "text/csv", Encoding.Latin1.GetBytes(file))));
        var report = (await service.Client.GetAsync(PathOf(slot), slot.Token)).Expect(200).Json;
        Assert.Equal(1, report.GetProperty("revision").GetInt64());
        Assert.Equal([12m, 1234m], report.GetProperty("figures").EnumerateArray().Select(f => f.GetProperty("value").GetDecimal()).Order());
    }

    [Theory]
    [InlineData(';', "1,234", "2,000")]
    [InlineData(',', "\"1.234\"", "\"2.000\"")]
    [InlineData(';', "1.234", "2.000")]
    [InlineData(',', "\"1,234\"", "\"2,000\"")]
    public async Task The_numbers_of_a_file_tell_how_all_of_them_are_written(char delimiter, string telling, string other)
    {
        // Nobody counts 1.234 people, so it is 1,234; and 2,000 in the same file is two thousand.
        var slot = await service.NextReportAsync();
        var file = $"municipality;dataSet;period;forsoergelse;value\n{slot.Municipality};voksenlaerlinge;{slot.Period};ledig;{other}\n"
            + $"{slot.Municipality};voksenlaerlinge;{slot.Period};beskaeftiget;{telling}\n";
        Assert.Equal((1, 0, 0), Counts(await ImportAsync(slot.Token, "text/csv", Encoding.UTF8.GetBytes(file.Replace(';', delimiter)))));
        var report = (await service.Client.GetAsync(PathOf(slot), slot.Token)).Expect(200).Json;
        Assert.Equal([1234m, 2000m], report.GetProperty("figures").EnumerateArray().Select(f => f.GetProperty("value").GetDecimal()).Order());
    }

    [Fact]
    public async Task Codes_are_the_same_in_any_order()
    {
        // Of the data sets with records, North Jutland's alone have codes that may be several.
        var token = await service.Standalone.TokenAsync("reporter", "849");
        string Line(string partners) =>
            $$"""{"municipality":"849","dataSet":"sosu-tiltag","period":"2021","records":[{"id":"a","titel":"T","gruppe":"samarbejde","kategori":"jobcenter","partnere":[{{partners}}]}]}""";
        Assert.Equal((1, 0, 0), Counts(await ImportAsync(token, "application/x-ndjson", Encoding.UTF8.GetBytes(Line("\"ucn\",\"sosu-nord\"")))));
        Assert.Equal((0, 1, 0), Counts(await ImportAsync(token, "application/x-ndjson", Encoding.UTF8.GetBytes(Line("\"sosu-nord\",\"ucn\"")))));
    }

    [Fact]
    public async Task Every_fault_stands_with_its_line_and_the_summary_comes_last()
    {
        var (mine, others) = (await service.NextReportAsync(), await service.NextReportAsync());
        var file = "municipality,dataSet,period,value\n"
            + $"{mine.Municipality},voksenlaerlinge,{mine.Period},-1\n{mine.Municipality},voksenlaerlinge,{mine.Period},x\n"
            + $"{others.Municipality},voksenlaerlinge,{mine.Period},1\nNowhere,voksenlaerlinge,2020,1\n{mine.Municipality},nothing,20,1\n";
        var lines = await ImportAsync(mine.Token, "text/csv", Encoding.UTF8.GetBytes(file));
        Assert.Equal((0, 0, 4), Counts(lines));
        Assert.Equal(["accepted", "errors", "rejected", "replayed"], lines[^1].EnumerateObject().Select(m => m.Name).Order());
        Assert.Equal(
            [(2, "not-negative"), (3, "number"), (4, "forbidden"), (5, "unknown-municipality"), (6, "period-format"), (6, "unknown-data-set")],
            lines[^1].GetProperty("errors").EnumerateArray().Select(e => (e.GetProperty("line").GetInt32(), e.GetProperty("rule").GetString()!)).Order());
        (await service.Client.GetAsync(PathOf(mine), mine.Token)).Expect(404);
    }

    [Fact]
    public async Task Ndjson_holds_a_submission_a_line()
    {
        var slot = await service.NextReportAsync();
        var file = $$"""
            {"municipality":"{{slot.Municipality}}","dataSet":"voksenlaerlinge","period":"{{slot.Period}}","figures":[{"at":{},"value":5}]}

            {"municipality":"{{slot.Municipality}}","dataSet":"voksenlaerlinge","period":"{{slot.Period}}","at":{"forsoergelse":"ledig"},"value":6}
            {broken
            """;
        var lines = await ImportAsync(slot.Token, "application/x-ndjson", Encoding.UTF8.GetBytes(file));
        Assert.Equal((2, 0, 1), Counts(lines));
        Assert.Equal(4, Assert.Single(lines[^1].GetProperty("errors").EnumerateArray()).GetProperty("line").GetInt32());
        Assert.Equal(2, (await service.Client.GetAsync(PathOf(slot), slot.Token)).Expect(200).Json.GetProperty("figures").GetArrayLength());
    }

    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("xlsx", Xlsx)]
    public async Task A_file_to_fill_in_holds_what_is_reported_and_imports_unchanged(string format, string mediaType)
    {
        var slot = await service.NextReportAsync();
        (await service.Client.SubmitAsync(
            slot.Municipality, $$"""{"dataSet":"voksenlaerlinge","period":"{{slot.Period}}","figures":[{"at":{"forsoergelse":"ledig"},"value":7}]}""",
            slot.Token, service.NextKey())).Expect(201);
        var before = (await service.Client.GetAsync(PathOf(slot), slot.Token)).Expect(200).Json;
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", slot.Token);
        var file = await client.GetByteArrayAsync(new Uri(
            $"{service.Client.Address}api/v1/data-sets/voksenlaerlinge/template?format={format}&municipality={slot.Municipality}&period={slot.Period}"), TestContext.Current.CancellationToken);
        Assert.Equal((1, 0, 0), Counts(await ImportAsync(slot.Token, mediaType, file)));
        var after = (await service.Client.GetAsync(PathOf(slot), slot.Token)).Expect(200).Json;
        Assert.Equal(before.GetProperty("contentHash").GetString(), after.GetProperty("contentHash").GetString());
    }

    [Theory]
    [InlineData("application/x-ndjson")]
    [InlineData("text/csv")]
    public async Task What_a_file_says_last_stands_and_the_file_again_changes_nothing(string mediaType)
    {
        var (slot, other) = (await service.NextReportAsync(), await service.NextReportAsync());
        var secretariat = await service.Standalone.TokenAsync("secretariat");
        // Between the changes stands another report: rows that follow one another are one submission.
        var said = new[] { (slot, 1), (other, 8), (slot, 2), (other, 9), (slot, 1), (other, 9), (slot, 1) };
        var file = mediaType == "text/csv"
            ? "kommune;datasæt;periode;forsoergelse;værdi\n"
                + string.Concat(said.Select(s => $"{s.Item1.Municipality};voksenlaerlinge;{s.Item1.Period};ledig;{s.Item2}\n"))
            : string.Concat(said.Select(s =>
                $$"""{"municipality":"{{s.Item1.Municipality}}","dataSet":"voksenlaerlinge","period":"{{s.Item1.Period}}","at":{"forsoergelse":"ledig"},"value":{{s.Item2}}}""" + "\n"));
        Assert.Equal((5, 2, 0), Counts(await ImportAsync(secretariat, mediaType, Encoding.UTF8.GetBytes(file))));
        Assert.Equal((1, 9), (await ValueAsync(slot), await ValueAsync(other)));
        Assert.Equal((0, 7, 0), Counts(await ImportAsync(secretariat, mediaType, Encoding.UTF8.GetBytes(file))));
        Assert.Equal((1, 9), (await ValueAsync(slot), await ValueAsync(other)));
        Assert.Equal(3, (await service.Client.GetAsync(PathOf(slot), slot.Token)).Expect(200).Json.GetProperty("revision").GetInt64());

        async Task<int> ValueAsync(ReportSlot of) => Assert.Single(
            (await service.Client.GetAsync(PathOf(of), of.Token)).Expect(200).Json.GetProperty("figures").EnumerateArray()).GetProperty("value").GetInt32();
    }

    [Fact]
    public async Task What_is_no_such_file_is_refused_before_anything_is_stored()
    {
        var slot = await service.NextReportAsync();
        (await SendAsync(slot.Token, Xlsx, "no spreadsheet"u8.ToArray())).Expect(422, "/problems/validation");
        (await SendAsync(slot.Token, "text/csv", "value\n1\n"u8.ToArray())).Expect(422, "/problems/validation");
        (await SendAsync(slot.Token, "text/plain", "x"u8.ToArray())).Expect(415, "/problems/media-type");
        (await SendAsync(null, "text/csv", "x"u8.ToArray())).Expect(401, "/problems/unauthorized");
    }

    private static string PathOf(ReportSlot slot) => $"api/v1/municipalities/{slot.Municipality}/reports/voksenlaerlinge/{slot.Period}";

    private static (int, int, int) Counts(List<JsonElement> lines) => (
        lines[^1].GetProperty("accepted").GetInt32(), lines[^1].GetProperty("replayed").GetInt32(), lines[^1].GetProperty("rejected").GetInt32());

    private async Task<List<JsonElement>> ImportAsync(string token, string mediaType, byte[] file) =>
        [.. (await SendAsync(token, mediaType, file)).Expect(200).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonElement.Parse(l))];

    private async Task<Reply> SendAsync(string? token, string mediaType, byte[] file)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new(mediaType);
        return await service.Client.SendAsync(HttpMethod.Post, "api/v1/submissions/import", content, token);
    }
}
