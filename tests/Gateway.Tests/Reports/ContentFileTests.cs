using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Kkr.Gateway.Tests.Catalogue;

namespace Kkr.Gateway.Tests.Reports;

/// <summary>Records and answers in files to fill in, and in drafts.</summary>
public sealed class ContentFileTests(CatalogueService service) : IClassFixture<CatalogueService>
{
    private const string Csv = "text/csv", Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Theory]
    [InlineData("csv", Csv, "851")]
    [InlineData("xlsx", Xlsx, "840")]
    public async Task Records_go_out_and_come_back_item_3_6(string format, string mediaType, string municipality)
    {
        (await service.SubmitAsync(municipality, $$"""
            {"dataSet":"vvv-match","period":"2020M09","records":[
              {"id":"=1+1;\"x\"","matchtype":"praktik","arbejdsomraade":"it","skabt-af":"jobcenter","virksomhed":"{{municipality}}45678","kandidat":"Bo"},
              {"id":"007","matchtype":"andet","arbejdsomraade":"hr","skabt-af":"ucn","dato":"2020-09-05","virksomhed":"{{municipality}}45678","kandidat":"Ida"}]}
            """)).Expect(201);
        await GoesRoundAsync("vvv-match", "2020M09", municipality, format, mediaType, "records", 2);
    }

    [Theory]
    [InlineData("csv", Csv, "081")]
    [InlineData("xlsx", Xlsx, "081")]
    public async Task Records_with_several_codes_go_out_and_come_back_item_3_1(string format, string mediaType, string region)
    {
        var period = format == "csv" ? "2020" : "2021";
        var definition = (await service.Client.GetAsync("api/v1/data-sets/sosu-tiltag-nordjylland")).Expect(200).Json.GetProperty("record").GetProperty("attributes");
        var codes = definition.EnumerateArray().Where(a => a.GetProperty("kind").GetString() == "code").ToDictionary(
            a => a.GetProperty("id").GetString()!, a => a.GetProperty("codes").EnumerateArray().Select(c => c.GetProperty("id").GetString()!).ToArray());
        await SubmitAsync(region, $$"""
                {"dataSet":"sosu-tiltag-nordjylland","period":"{{period}}","records":[{"id":"a","titel":"Æ, \"ø\";\nå","gruppe":"{{codes["gruppe"][0]}}",
                "kategori":"{{codes["kategori"][0]}}","status":"{{codes["status"][0]}}","partnere":["{{codes["partnere"][0]}}","{{codes["partnere"][1]}}"],"start":"2020-01-31"}]}
                """);
        await GoesRoundAsync("sosu-tiltag-nordjylland", period, region, format, mediaType, "records", 1);
    }

    [Theory]
    [InlineData("csv", Csv, "860")]
    [InlineData("xlsx", Xlsx, "840")]
    public async Task Answers_go_out_and_come_back_item_3_7(string format, string mediaType, string municipality)
    {
        var definition = (await service.Client.GetAsync("api/v1/data-sets/danskuddannelse-undersoegelse")).Expect(200).Json;
        var several = definition.GetProperty("questions").EnumerateArray().Single(q => q.GetProperty("id").GetString() == "f10-organisering");
        var choices = several.GetProperty("choices").EnumerateArray().Select(c => c.GetProperty("id").GetString()).Take(2).ToList();
        (await service.SubmitAsync(municipality, $$"""
            {"dataSet":"danskuddannelse-undersoegelse","period":"2020","answers":[{"question":"f07-samarbejde-tilsyn","choice":"ja"},
            {"question":"f10-organisering","choice":"{{choices[0]}}"},{"question":"f10-organisering","choice":"{{choices[1]}}"}]}
            """)).Expect(201);
        await GoesRoundAsync("danskuddannelse-undersoegelse", "2020", municipality, format, mediaType, "answers", 3);
    }

    [Fact]
    public async Task A_file_filled_in_by_hand_is_taken_in_by_titles_and_lists_of_codes()
    {
        const string file = "Kommune;Datasæt;Periode;Spørgsmål;Svar\nAalborg;danskuddannelse-undersoegelse;2020;F11-UDBUD;Alene\n";
        var token = await service.Standalone.TokenAsync("reporter", "851");
        var summary = await ImportAsync(token, Csv, Encoding.UTF8.GetBytes(file));
        Assert.Equal(1, summary.GetProperty("accepted").GetInt32());
        var answers = (await service.Client.GetAsync(PathOf("851", "danskuddannelse-undersoegelse", "2020"), token)).Expect(200).Json.GetProperty("answers");
        Assert.Contains(answers.EnumerateArray(), a => a.GetRawText() == """{"question":"f11-udbud","choice":"alene"}""");
    }

    [Fact]
    public async Task A_draft_shows_its_records_and_answers_as_they_were_sent()
    {
        var token = await service.Standalone.TokenAsync("reporter", "846");
        var records = await DraftAsync(token, "vvv-match", "2020M10", """{"records":[{"id":"m","matchtype":"praktik","dato":"i går"}]}""");
        Assert.Equal("""[{"id":"m","matchtype":"praktik","dato":"i går"}]""", records.GetProperty("records").GetRawText());
        Assert.False(records.TryGetProperty("answers", out _));
        var answers = await DraftAsync(
            token, "danskuddannelse-undersoegelse", "2020", """{"answers":[{"question":"f07-samarbejde-tilsyn","choice":"ja"},{"question":"f11-udbud","choice":"aldrig"}]}""");
        Assert.Equal(
            """[{"question":"f07-samarbejde-tilsyn","choice":"ja"},{"question":"f11-udbud","choice":"aldrig"}]""", answers.GetProperty("answers").GetRawText());
        Assert.False(answers.TryGetProperty("records", out _));
    }

    private static string PathOf(string reporter, string dataSet, string period) =>
        $"api/v1/{(reporter[0] == '0' ? "regions" : "municipalities")}/{reporter}/reports/{dataSet}/{period}";

    private async Task SubmitAsync(string reporter, string content)
    {
        using var body = new StringContent(content, Encoding.UTF8, "application/json");
        (await service.Client.SendAsync(
            HttpMethod.Post, $"api/v1/{(reporter[0] == '0' ? "regions" : "municipalities")}/{reporter}/submissions", body,
            await service.SecretariatAsync(), ("Idempotency-Key", service.NextKey()))).Expect(201);
    }

    private async Task<JsonElement> DraftAsync(string token, string dataSet, string period, string content)
    {
        using var body = new StringContent(content, Encoding.UTF8, "application/json");
        Assert.False((await service.Client.SendAsync(HttpMethod.Put, PathOf("846", dataSet, period) + "/draft", body, token))
            .Expect(200).Json.GetProperty("valid").GetBoolean());
        return (await service.Client.GetAsync(PathOf("846", dataSet, period), token)).Expect(200).Json.GetProperty("draft");
    }

    /// <summary>Gets the file, cuts the report down to another, imports the file unchanged and holds the report against what it was.</summary>
    private async Task GoesRoundAsync(string dataSet, string period, string reporter, string format, string mediaType, string content, int count)
    {
        var token = await service.SecretariatAsync();
        var path = PathOf(reporter, dataSet, period);
        var before = (await service.Client.GetAsync(path, token)).Expect(200).Json;
        Assert.Equal(count, before.GetProperty(content).GetArrayLength());
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var file = await client.GetByteArrayAsync(
            new Uri($"{service.Client.Address}api/v1/data-sets/{dataSet}/template?format={format}&municipality={reporter}&period={period}"),
            TestContext.Current.CancellationToken);
        var first = $$"""{"dataSet":"{{dataSet}}","period":"{{period}}","replace":true,"{{content}}":[{{before.GetProperty(content)[0].GetRawText()}}]}""";
        await SubmitAsync(reporter, content == "records" ? first.Replace("\"praktik\"", "\"andet\"", StringComparison.Ordinal).Replace("2020-01-31", "2020-02-01", StringComparison.Ordinal) : first);
        Assert.NotEqual(
            before.GetProperty("contentHash").GetString(), (await service.Client.GetAsync(path, token)).Expect(200).Json.GetProperty("contentHash").GetString());

        var summary = await ImportAsync(token, mediaType, file);
        Assert.Equal(
            (1, 0, 0), (summary.GetProperty("accepted").GetInt32(), summary.GetProperty("replayed").GetInt32(), summary.GetProperty("rejected").GetInt32()));
        var after = (await service.Client.GetAsync(path, token)).Expect(200).Json;
        Assert.Equal(before.GetProperty(content).GetRawText(), after.GetProperty(content).GetRawText());
        Assert.Equal(before.GetProperty("contentHash").GetString(), after.GetProperty("contentHash").GetString());
        Assert.Equal(1, (await ImportAsync(token, mediaType, file)).GetProperty("replayed").GetInt32());
    }

    private async Task<JsonElement> ImportAsync(string token, string mediaType, byte[] file)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new(mediaType);
        var reply = (await service.Client.SendAsync(HttpMethod.Post, "api/v1/submissions/import", content, token)).Expect(200);
        return JsonElement.Parse(reply.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
    }
}
