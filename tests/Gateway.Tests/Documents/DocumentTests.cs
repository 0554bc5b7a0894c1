using System.Text;
using System.Text.Json;
using Kkr.Gateway.Tests;

namespace Kkr.Gateway.Documents;

/// <summary>The annexes and the reconciliation through the API, from the figures of the source.</summary>
public sealed class DocumentTests(DemoService demo)
{
    [Theory]
    [InlineData("result-contract", "97,2222 %")]
    [InlineData("campaign", "+383 | 21,5 %")]
    [InlineData("programme", "Der mangler tal fra alle 11")]
    [InlineData("agreement", "Mangler: Jammerbugt (01.12.2020)")]
    [InlineData("growth-teams", "500 mio. kr.")]
    [InlineData("sosu", "8.500")]
    public async Task Every_kind_is_drawn_in_every_format(string kind, string told)
    {
        var secretariat = await demo.Standalone.TokenAsync("secretariat");
        foreach (var (format, type, start) in new[] { ("html", "text/html", "<!DOCTYPE html>"), ("docx", "application/vnd.openxml", "PK"), ("pdf", "application/pdf", "%PDF-"), ("md", "text/markdown", "# ") })
        {
            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{demo.Standalone.Port}/") };
            client.DefaultRequestHeaders.Authorization = new("Bearer", secretariat);
            using var answer = await client.GetAsync($"api/v1/documents/{kind}?region=081&format={format}", TestContext.Current.CancellationToken);
            Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
            Assert.StartsWith(type, answer.Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);
            var body = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            Assert.StartsWith(start, body, StringComparison.Ordinal);
            // A number and its unit are kept together.
            if (format == "md") Assert.Contains(told, body.Replace('\u00a0', ' '), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_asked_wrongly_or_by_the_wrong_people_is_refused()
    {
        (await demo.Client.GetAsync("api/v1/documents/nothing")).Expect(404, "/problems/not-found");
        var bad = (await demo.Client.GetAsync("api/v1/documents/sosu?format=xls")).Expect(400, "/problems/bad-parameter").Json;
        Assert.Equal(("format", "xls"), (bad.GetProperty("parameter").GetString(), bad.GetProperty("value").GetString()));
        (await demo.Client.GetAsync("api/v1/documents/sosu?region=851")).Expect(400, "/problems/bad-parameter");
        (await demo.Client.GetAsync("api/v1/documents/sosu?period=x")).Expect(400, "/problems/bad-parameter");
        (await demo.Client.GetAsync("api/v1/documents/campaign")).Expect(401, "/problems/unauthorized");
        (await demo.Client.GetAsync("api/v1/documents/campaign?region=084", await demo.Standalone.TokenAsync("secretariat"))).Expect(404, "/problems/not-found");
        // The contract is not endorsed: its scores are not for the municipalities yet.
        (await demo.Client.GetAsync("api/v1/documents/result-contract", await demo.Standalone.TokenAsync("reporter", "851"))).Expect(404, "/problems/not-found");
    }

    [Fact]
    public async Task The_reconciliation_finds_the_figures_of_the_source_that_do_not_follow()
    {
        var answer = (await demo.Client.GetAsync("api/v1/reconciliation/kkr-nordjylland-2021", await demo.Standalone.TokenAsync("secretariat"))).Expect(200).Json;
        Assert.Equal(["3.3-camp 114 115", "3.8-offentlig-procent 80 81"], answer.GetProperty("differences").EnumerateArray()
            .Select(d => $"{d.GetProperty("id").GetString()} {d.GetProperty("stated").GetDecimal()} {d.GetProperty("computed").GetDecimal()}"));
        Assert.Equal(0, answer.GetProperty("notCompared").GetInt32());
        var listed = Assert.Single((await demo.Client.GetAsync("api/v1/reconciliation")).Expect(200).Json.EnumerateArray());
        Assert.Equal(answer.GetProperty("compared").GetInt32(), listed.GetProperty("figures").GetInt32());
        var open = (await demo.Client.GetAsync("api/v1/reconciliation/kkr-nordjylland-2021")).Expect(200).Json;
        Assert.Equal(14, open.GetProperty("notCompared").GetInt32());
        (await demo.Client.GetAsync("api/v1/reconciliation/nothing")).Expect(404, "/problems/not-found");
    }

    [Fact]
    public async Task The_agreement_tells_the_results_of_its_surveys()
    {
        var surveys = (await demo.Client.GetAsync("api/v1/agreements/danskuddannelse-nordjylland", await demo.Standalone.TokenAsync("secretariat")))
            .Expect(200).Json.GetProperty("surveyResults").EnumerateArray().ToList();
        Assert.Equal((3, 10), (surveys[0].GetProperty("answered").GetInt32(), surveys[0].GetProperty("expected").GetInt32()));
        Assert.Equal(7, Municipalities(surveys[1], "f11-udbud", "alene"));

        static decimal Municipalities(JsonElement survey, string question, string choice) => survey.GetProperty("questions").EnumerateArray()
            .Single(q => q.GetProperty("question").GetString() == question).GetProperty("choices").EnumerateArray()
            .Single(c => c.GetProperty("choice").GetString() == choice).GetProperty("municipalities").GetDecimal();
    }
}
