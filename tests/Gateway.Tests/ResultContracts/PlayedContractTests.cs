using System.Globalization;
using System.Text.Json;
using Kkr.Gateway.Tests;

namespace Kkr.Gateway.ResultContracts;

/// <summary>The result contract of 2020 (agenda item 3.3), entered goal by goal as a business hub would, and read back.</summary>
public sealed class PlayedContractTests(EmptyService service)
{
    private const string Contract = "result-contracts/erhvervshus-nordjylland-2020";
    private static readonly decimal[] Fulfilments = [100, 100, 100, 100, 100, 75, 100, 100, 100];
    private static readonly decimal[] Measured = [72, 97, 100, 5, 3, 3, 3, 4, 4];

    [Fact]
    public async Task The_contract_of_2020_is_played_from_its_agreement_to_the_next_years_draft()
    {
        var secretariat = await service.Secretariat;
        var hub = await service.Standalone.TokenAsync("contract-reporter");
        var reporter = await service.Standalone.TokenAsync("reporter", "851");
        var source = SourceData.Read("result-contracts/erhvervshus-nordjylland-2020.json");
        var terms = source.GetProperty("contract").GetRawText();

        var agreed = (await service.SendAsync(HttpMethod.Put, Contract, terms, secretariat, "agree")).Expect(201);
        Assert.Equal(("\"1\"", "/api/v1/" + Contract), (agreed.Header("ETag"), agreed.Header("Location")));
        Assert.Equal(9, agreed.Json.GetProperty("terms").GetProperty("goals").GetArrayLength());
        Assert.Equal(11, agreed.Json.GetProperty("terms").GetProperty("parties")[0].GetProperty("municipalities").GetArrayLength());

        // Goal by goal: what a goal's evidence shows is there as soon as it is answered, and nothing else has moved.
        var shown = new decimal[9];
        string? afterFirst = null;
        foreach (var given in source.GetProperty("evidence").EnumerateArray())
        {
            var goal = given.GetProperty("goal").GetInt32();
            var path = $"{Contract}/goals/{goal}/evidence";
            var (key, body) = (given.GetProperty("idempotencyKey").GetString()!, given.GetProperty("body").GetRawText());
            var receipt = (await service.SendAsync(HttpMethod.Post, path, body, hub, key)).Expect(201);
            var again = (await service.SendAsync(HttpMethod.Post, path, body, hub, key)).Expect(200);
            Assert.Equal(("true", receipt.Text), (again.Header("Idempotency-Replayed"), again.Text));
            afterFirst ??= receipt.Json.GetProperty("evidence").GetProperty("recordedAt").GetString();

            var goals = (await service.GetAsync(Contract + "/assessment", hub)).Expect(200).Json.GetProperty("goals");
            var now = Numbers(goals, "fulfilment");
            for (var other = 0; other < 9; other++)
                if (other != goal - 1) Assert.Equal(shown[other], now[other]);
            shown = now;
        }

        var assessment = (await service.GetAsync(Contract + "/assessment", hub)).Expect(200);
        var all = assessment.Json.GetProperty("goals");
        Assert.Equal(Fulfilments, Numbers(all, "fulfilment"));
        Assert.Equal(Measured, Numbers(all, "measured"));
        Assert.Equal(Fulfilments, Numbers(all, "proposed"));
        Assert.Equal(
            ["national", "national", "national", "common", "common", "common", "common", "regional", "regional"],
            all.EnumerateArray().Select(g => g.GetProperty("group").GetString()));
        Assert.Equal(Enumerable.Range(1, 9), all.EnumerateArray().Select(g => g.GetProperty("number").GetInt32()));
        Assert.All(all.EnumerateArray(), g => Assert.All(["title", "explanation"], text =>
        {
            Assert.NotEmpty(g.GetProperty(text).GetProperty("da").GetString()!);
            Assert.NotEmpty(g.GetProperty(text).GetProperty("en").GetString()!);
        }));
        Assert.StartsWith(
            "Net promoter score er 72, målt på 181 svar af 315 udsendte evalueringer.",
            all[0].GetProperty("explanation").GetProperty("da").GetString(), StringComparison.Ordinal);
        Assert.Equal((97.2222m, 97), (Overall(assessment.Json, "exact"), assessment.Json.GetProperty("overall").GetProperty("rounded").GetInt32()));
        var ninth = all[8].GetProperty("restsOn").EnumerateArray().Concat(all[7].GetProperty("restsOn").EnumerateArray()).Concat(all[6].GetProperty("restsOn").EnumerateArray());
        Assert.Contains(ninth, line => line.GetProperty("line").GetProperty("en").GetString()!.Contains("unknown number of participants", StringComparison.Ordinal));

        // As of the moment of the first evidence, only the first goal was shown.
        var early = (await service.GetAsync($"{Contract}/assessment?asOf={afterFirst}", hub)).Expect(200).Json;
        Assert.Equal([100m, 0, 0, 0, 0, 0, 0, 0, 0], Numbers(early.GetProperty("goals"), "fulfilment"));
        (await service.GetAsync($"{Contract}?asOf=2020-12-31", hub)).Expect(404, "/problems/not-found");

        // Before KKR has endorsed it, it is not the municipalities' to see, nor is anything without signing in.
        (await service.GetAsync(Contract, reporter)).Expect(403, "/problems/forbidden");
        (await service.GetAsync(Contract + "/assessment", null)).Expect(401, "/problems/unauthorized");
        Assert.Empty((await service.GetAsync("result-contracts", reporter)).Expect(200).Json.EnumerateArray());
        (await service.SendAsync(HttpMethod.Post, Contract + "/endorse", "{}", hub)).Expect(403, "/problems/forbidden");
        (await service.SendAsync(HttpMethod.Post, "result-contracts/nothing/endorse", """{"meeting":"KKR"}""", secretariat)).Expect(404, "/problems/not-found");
        (await service.SendAsync(HttpMethod.Post, "result-contracts/nothing/reopen", """{"reason":"x"}""", secretariat)).Expect(404, "/problems/not-found");

        (await service.SendAsync(HttpMethod.Post, Contract + "/endorse", "{}", secretariat, null, ("If-Match", "\"3\""))).Expect(412, "/problems/revision-mismatch");
        var endorsed = (await service.SendAsync(HttpMethod.Post, Contract + "/endorse", """{"meeting":"KKR Nordjylland, 3.3"}""", secretariat, "endorse")).Expect(200);
        Assert.Equal("endorsed", endorsed.Json.GetProperty("status").GetString());
        (await service.SendAsync(HttpMethod.Post, Contract + "/goals/1/evidence", "{}", hub, "late")).Expect(409, "/problems/conflict");
        Assert.Equal(97.2222m, Overall((await service.GetAsync(Contract + "/assessment", reporter)).Expect(200).Json, "exact"));
        var row = Assert.Single((await service.GetAsync("result-contracts?year=2020", reporter)).Expect(200).Json.EnumerateArray());
        Assert.Equal((97.2222m, 9), (Overall(row, "exact"), row.GetProperty("goals").GetArrayLength()));

        (await service.SendAsync(HttpMethod.Post, Contract + "/reopen", "{}", secretariat)).Expect(422, "/problems/validation");
        (await service.SendAsync(HttpMethod.Post, Contract + "/reopen", """{"reason":"A figure was wrong."}""", secretariat)).Expect(200);
        var next = (await service.SendAsync(HttpMethod.Post, Contract + "/next-year", "{}", secretariat)).Expect(201).Json;
        Assert.Equal(("erhvervshus-nordjylland-2021", "draft"), (next.GetProperty("id").GetString(), next.GetProperty("status").GetString()));
        (await service.SendAsync(HttpMethod.Post, Contract + "/next-year", "{}", secretariat)).Expect(412, "/problems/revision-mismatch");

        var kinds = (await service.GetAsync(Contract + "/history", secretariat)).Expect(200).Json.GetProperty("changes").EnumerateArray()
            .Select(c => c.GetProperty("kind").GetString()).ToList();
        Assert.Equal(["contract-agreed", .. Enumerable.Repeat("evidence-given", source.GetProperty("evidence").GetArrayLength()), "contract-endorsed", "contract-reopened"], kinds);
        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"Played: {string.Join(", ", shown)}; overall {Overall(assessment.Json, "exact")}"));
    }

    [Theory]
    [InlineData("""{"figurs":[]}""", 400, "/problems/malformed")]
    [InlineData("""{"figures":[],"figures":[]}""", 400, "/problems/malformed")]
    [InlineData("""[1]""", 400, "/problems/malformed")]
    [InlineData("""{"figures":""", 400, "/problems/malformed")]
    [InlineData("""{"comment":"\u0000"}""", 422, "/problems/validation")]
    [InlineData("""{"figures":[{"key":"a","value":1.00000000000000000000000000001,"date":"2020-01-01"}]}""", 422, "/problems/validation")]
    public async Task What_can_not_be_read_is_refused(string body, int status, string problem) =>
        (await service.SendAsync(HttpMethod.Post, "result-contracts/none/goals/1/evidence", body, await service.Secretariat, "unread")).Expect(status, problem);

    [Fact]
    public async Task Every_fault_of_shape_is_told_at_once()
    {
        var reply = (await service.SendAsync(
            HttpMethod.Put, "result-contracts/none", """{"title":{"da":"a"},"from":"x","goals":[{"number":"1","group":"local","rule":{"kind":"guess"}}],"draft":null}""",
            await service.Secretariat)).Expect(422, "/problems/validation");
        Assert.Equal(
            ["/from type", "/goals/0/group unknown-code", "/goals/0/number type", "/goals/0/rule/kind kind", "/goals/0/title required", "/title/en required", "/to required"],
            reply.Json.GetProperty("errors").EnumerateArray().Select(e => $"{e.GetProperty("path")} {e.GetProperty("rule")}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_description_of_the_api_tells_of_every_route()
    {
        var paths = (await service.Client.GetAsync("openapi/v1.json")).Expect(200).Json.GetProperty("paths");
        Assert.All(
            [
                "/api/v1/result-contracts/{id}/goals/{number}/evidence", "/api/v1/result-contracts/{id}/assessment", "/api/v1/growth-teams/summary",
                "/api/v1/growth-teams/{id}/recommendations/{number}", "/api/v1/agreements/{id}", "/api/v1/campaigns/{id}",
            ],
            path => Assert.True(paths.TryGetProperty(path, out _), path));
    }

    private static decimal[] Numbers(JsonElement goals, string member) => [.. goals.EnumerateArray().Select(g =>
        g.GetProperty(member) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : 0)];

    private static decimal Overall(JsonElement assessed, string member) => assessed.GetProperty("overall").GetProperty(member).GetDecimal();
}
