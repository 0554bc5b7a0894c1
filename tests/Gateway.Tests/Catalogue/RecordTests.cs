namespace Kkr.Gateway.Tests.Catalogue;

/// <summary>Item 3.6 through the API: matches counted once, reviewed, decided on, sampled; nobody in the clear.</summary>
public sealed class RecordTests(CatalogueService service) : IClassFixture<CatalogueService>
{
    private static string Record(string id, string firm, string candidate, string type = "praktik") =>
        $$"""{"id":"{{id}}","matchtype":"{{type}}","arbejdsomraade":"it","skabt-af":"jobcenter","virksomhed":"{{firm}}","kandidat":"{{candidate}}"}""";

    private static string Submission(string period, params string[] records) =>
        $$"""{"dataSet":"vvv-match","period":"{{period}}","records":[{{string.Join(',', records)}}]}""";

    [Fact]
    public async Task The_same_match_of_two_municipalities_counts_once_until_a_person_decides()
    {
        var secretariat = await service.SecretariatAsync();
        (await service.SubmitAsync("851", Submission("2020M09", Record("m1", "12345678", "Bo 1990"), Record("m2", "12345678", "Ida 1992", "ansaettelse")))).Expect(201);
        var second = (await service.SubmitAsync("840", Submission("2020M09", Record("x", "12345678", " bo  1990")))).Expect(201);
        var position = second.Json.GetProperty("position").GetString();

        Assert.Equal(
            """[{"period":"2020M09","at":{},"value":2,"municipalities":2,"expected":11}]""",
            await service.AggregateAsync("vvv-match", $"?period=2020M09&minPosition={position}"));
        Assert.Equal(
            """[{"period":"2020M09","at":{"matchtype":"ansaettelse"},"value":1,"municipalities":1,"expected":11},{"period":"2020M09","at":{"matchtype":"praktik"},"value":1,"municipalities":1,"expected":11}]""",
            await service.AggregateAsync("vvv-match", $"?period=2020M09&by=matchtype&minPosition={position}"));

        var report = (await service.Client.GetAsync("api/v1/municipalities/851/reports/vvv-match/2020M09", secretariat)).Expect(200);
        Assert.DoesNotContain("12345678", report.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bo 1990", report.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Matches("\"virksomhed\":\"k1:[0-9a-f]{64}\"", report.Text);

        // The country's table follows the region's by itself; its list of duplicates is asked for until it is there.
        var group = await GroupAsync(secretariat);
        var key = group.GetProperty("key").GetString();
        Assert.False(group.GetProperty("decided").GetBoolean());
        var path = $"api/v1/data-sets/vvv-match/duplicates/{key}/decision";
        (await service.Client.PostAsync(path, """{"verdict":"distinct","reason":"to forløb"}""", await service.Standalone.TokenAsync("reporter", "851"), ("Idempotency-Key", "d"))).Expect(403);
        var decided = (await service.Client.PostAsync(path, """{"verdict":"distinct","reason":"to forløb"}""", secretariat, ("Idempotency-Key", "d"))).Expect(200).Json;
        Assert.Equal(2, decided.GetProperty("counted").GetArrayLength());
        Assert.Equal("true", (await service.Client.PostAsync(path, """{"verdict":"distinct","reason":"to forløb"}""", secretariat, ("Idempotency-Key", "d"))).Expect(200).Header("Idempotency-Replayed"));
        Assert.Equal("""[{"period":"2020M09","at":{},"value":3,"municipalities":2,"expected":11}]""", await service.AggregateAsync("vvv-match", "?period=2020M09"));

        var sample = (await service.Client.GetAsync("api/v1/data-sets/vvv-match/sample?seed=7&size=2", secretariat)).Expect(200);
        Assert.Equal(2, sample.Json.GetProperty("records").GetArrayLength());
        Assert.Equal(sample.Text, (await service.Client.GetAsync("api/v1/data-sets/vvv-match/sample?seed=7&size=2", secretariat)).Text);
        (await service.Client.GetAsync("api/v1/data-sets/vvv-match/sample?seed=7&size=0", secretariat)).Expect(400);
    }

    [Fact]
    public async Task Civil_registration_numbers_are_refused_wherever_they_stand_and_nothing_is_stored()
    {
        var refused = (await service.SubmitAsync("773", Submission("2020M10", Record("010190-1234", "0101901234", "Bo 010190 1234")))).Expect(422, "/problems/validation");
        Assert.Equal(
            ["/records/0/id", "/records/0/kandidat", "/records/0/virksomhed"],
            refused.Json.GetProperty("errors").EnumerateArray().Where(e => e.GetProperty("rule").GetString() == "no-civil-registration-number")
                .Select(e => e.GetProperty("path").GetString()).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("010190", refused.Text, StringComparison.Ordinal);
        (await service.Client.GetAsync("api/v1/municipalities/773/reports/vvv-match/2020M10", await service.SecretariatAsync())).Expect(404);
    }

    [Fact]
    public async Task A_dry_run_tells_what_would_change_of_records_and_answers()
    {
        var token = await service.Standalone.TokenAsync("reporter", "787");
        var preview = (await service.Client.SendAsync(
            HttpMethod.Post, "api/v1/municipalities/787/submissions?dryRun=true", Json(Submission("2020M11", Record("t", "1", "T"))), token, ("Idempotency-Key", service.NextKey()))).Expect(200).Json;
        var change = Assert.Single(preview.GetProperty("changes").EnumerateArray());
        Assert.Equal("t", change.GetProperty("record").GetString());
        Assert.Equal("praktik", change.GetProperty("to").GetProperty("matchtype").GetString());

        const string answer = """{"dataSet":"danskuddannelse-undersoegelse","period":"2020","answers":[{"question":"f07-samarbejde-tilsyn","choice":"ja"}]}""";
        (await service.SubmitAsync("787", answer)).Expect(201);
        var again = (await service.Client.SendAsync(
            HttpMethod.Post, "api/v1/municipalities/787/submissions?dryRun=true", Json(answer.Replace("\"ja\"", "\"nej\"", StringComparison.Ordinal)), token, ("Idempotency-Key", service.NextKey()))).Expect(200).Json;
        Assert.Equal("""{"question":"f07-samarbejde-tilsyn","from":["ja"],"to":["nej"]}""", Assert.Single(again.GetProperty("changes").EnumerateArray()).GetRawText());
        Assert.Equal(
            """[{"period":"2020","municipality":"787","at":{"choice":"ja","question":"f07-samarbejde-tilsyn"},"value":1,"municipalities":1,"expected":1}]""",
            await service.AggregateAsync("danskuddannelse-undersoegelse", "?by=municipality&by=choice"));

        static StringContent Json(string text) => new(text, System.Text.Encoding.UTF8, "application/json");
    }

    private async Task<System.Text.Json.JsonElement> GroupAsync(string token)
    {
        while (true)
        {
            var list = (await service.Client.GetAsync("api/v1/data-sets/vvv-match/duplicates?undecided=true", token)).Expect(200).Json;
            if (list.GetProperty("undecided").GetInt32() > 0) return Assert.Single(list.GetProperty("duplicates").EnumerateArray());
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }
}
