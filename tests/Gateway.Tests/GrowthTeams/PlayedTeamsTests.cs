using System.Text.Json;
using Kkr.Gateway.Tests;
using Kkr.Testing.Processes;

namespace Kkr.Gateway.GrowthTeams;

/// <summary>The seven growth teams (agenda items 3.4–3.5) from their appointment to what was carried out.</summary>
public sealed class PlayedTeamsTests(EmptyService service)
{
    private static readonly string[] Parts = ["analysis-basis", "lighthouses", "local-strengths", "restart"];

    [Fact]
    public async Task Seven_teams_ask_for_700_million_at_once_and_five_are_served()
    {
        var secretariat = await service.Secretariat;
        var teams = SourceData.ReadAll("growth-teams").ToDictionary(f => f.GetProperty("id").GetString()!, f => f.GetProperty("team"));
        Assert.Equal(7, teams.Count);
        foreach (var (id, terms) in teams)
        {
            var appointed = (await service.SendAsync(HttpMethod.Put, $"growth-teams/{id}", terms.GetRawText(), secretariat)).Expect(201).Json;
            Assert.Equal(9, appointed.GetProperty("terms").GetProperty("members").GetArrayLength());
            Assert.Equal("2021-05-31", appointed.GetProperty("terms").GetProperty("deadline").GetString());
            Assert.Equal(id == "sydjylland", appointed.GetProperty("terms").GetProperty("chair").ValueKind == JsonValueKind.Null);
            (await service.SendAsync(HttpMethod.Put, $"growth-teams/{id}", terms.GetRawText(), secretariat)).Expect(200);
        }

        var tokens = new Dictionary<string, string>();
        foreach (var id in teams.Keys) tokens[id] = await TokenAsync(id);
        (await service.GetAsync("growth-teams/fyn", tokens["bornholm"])).Expect(403, "/problems/forbidden");
        (await service.GetAsync("growth-teams/nowhere", tokens["bornholm"])).Expect(403, "/problems/forbidden");
        (await service.GetAsync("growth-teams/summary", null)).Expect(401, "/problems/unauthorized");

        foreach (var (id, token) in tokens)
        {
            (await service.SendAsync(HttpMethod.Post, $"growth-teams/{id}/submit", "{}", token, "early")).Expect(409, "/problems/conflict");
            for (var number = 1; number <= 4; number++)
            {
                var body = JsonSerializer.Serialize(new
                {
                    title = new { da = $"Anbefaling {number}", en = $"Recommendation {number}" },
                    part = Parts[number - 1],
                    lighthouse = number == 2,
                    amountAskedDkk = number == 2 ? 100_000_000 : 0,
                    privateCoInvestmentDkk = number == 2 ? 25_000_000 : 0,
                    effectOnOtherAreas = "none",
                });
                var receipt = (await service.SendAsync(HttpMethod.Post, $"growth-teams/{id}/recommendations", body, token, $"r{number}")).Expect(201);
                Assert.Equal(number, receipt.Json.GetProperty("recommendation").GetProperty("number").GetInt32());
                (await service.SendAsync(HttpMethod.Patch, $"growth-teams/{id}/recommendations/{number}", """{"status":"adopted"}""", token)).Expect(200);
            }
        }

        var replies = await Task.WhenAll(tokens.Select(async t => (
            Id: t.Key, Reply: await service.SendAsync(HttpMethod.Post, $"growth-teams/{t.Key}/submit", "", t.Value, "hand-in"))));
        var served = replies.Where(r => r.Reply.Status == 200).Select(r => r.Id).ToList();
        Assert.Equal(5, served.Count);
        Assert.All(replies.Where(r => r.Reply.Status != 200), r =>
            Assert.Equal("pot-exhausted", r.Reply.Expect(409, "/problems/conflict").Json.GetProperty("reason").GetString()));
        await AssertSummaryAsync(secretariat, submitted: 5, reserved: 500_000_000, granted: 0, remaining: 0);
        Reply again = (await service.SendAsync(HttpMethod.Post, $"growth-teams/{served[0]}/submit", "", tokens[served[0]], "hand-in")).Expect(200);
        Assert.Equal("true", again.Header("Idempotency-Replayed"));

        // The government grants 60 of the 100 million: what is let go serves no other team in full, but a smaller wish.
        var answer = """{"answer":{"outcome":"partly","grantedDkk":60000000,"date":"2021-09-01"}}""";
        (await service.SendAsync(HttpMethod.Patch, $"growth-teams/{served[0]}/recommendations/2", answer, tokens[served[0]])).Expect(403, "/problems/forbidden");
        var answered = (await service.SendAsync(HttpMethod.Patch, $"growth-teams/{served[0]}/recommendations/2", answer, secretariat)).Expect(200).Json;
        Assert.Equal("answered", answered.GetProperty("recommendation").GetProperty("status").GetString());
        await AssertSummaryAsync(secretariat, submitted: 5, reserved: 400_000_000, granted: 60_000_000, remaining: 40_000_000);
        (await service.SendAsync(
            HttpMethod.Patch, $"growth-teams/{served[0]}/recommendations/2", """{"status":"carried-out","carriedOutOn":"2023-07-01"}""", tokens[served[0]]))
            .Expect(422, "/problems/validation");
        (await service.SendAsync(
            HttpMethod.Patch, $"growth-teams/{served[0]}/recommendations/2", """{"status":"carried-out","carriedOutOn":"2023-06-30"}""", tokens[served[0]]))
            .Expect(200);

        var late = replies.First(r => r.Reply.Status != 200).Id;
        (await service.SendAsync(HttpMethod.Patch, $"growth-teams/{late}/recommendations/2", """{"status":"adopted","amountAskedDkk":40000001}""", tokens[late])).Expect(200);
        (await service.SendAsync(HttpMethod.Post, $"growth-teams/{late}/submit", "", tokens[late])).Expect(409, "/problems/conflict");
        (await service.SendAsync(HttpMethod.Patch, $"growth-teams/{late}/recommendations/2", """{"status":"adopted","amountAskedDkk":40000000}""", tokens[late])).Expect(200);
        (await service.SendAsync(HttpMethod.Post, $"growth-teams/{late}/submit", "", tokens[late])).Expect(200);
        await AssertSummaryAsync(secretariat, submitted: 6, reserved: 440_000_000, granted: 60_000_000, remaining: 0);

        var team = (await service.GetAsync($"growth-teams/{served[0]}", tokens[served[0]])).Expect(200).Json;
        Assert.All(team.GetProperty("completeness").EnumerateArray(), part => Assert.True(part.GetProperty("answered").GetBoolean()));
        Assert.Equal(
            ["submitted", "carried-out", "submitted", "submitted"],
            team.GetProperty("recommendations").EnumerateArray().Select(r => r.GetProperty("status").GetString()));
    }

    private async Task<string> TokenAsync(string team) =>
        (await service.Client.PostAsync("dev/token", $$"""{"subject":"{{team}}","roles":["growth-team"],"growthTeam":["{{team}}"]}"""))
        .Expect(200).Json.GetProperty("token").GetString()!;

    private async Task AssertSummaryAsync(string token, int submitted, decimal reserved, decimal granted, decimal remaining)
    {
        var summary = (await service.GetAsync("growth-teams/summary", token)).Expect(200).Json;
        var (rows, pot) = (summary.GetProperty("teams").EnumerateArray().ToList(), summary.GetProperty("pot"));
        Assert.Equal(7, rows.Count);
        Assert.Equal(submitted, rows.Count(r => r.GetProperty("status").GetString() == "submitted"));
        Assert.All(rows, r => Assert.Equal((4, 1, 4), (
            r.GetProperty("recommendations").GetInt32(), r.GetProperty("lighthouses").GetInt32(), r.GetProperty("mandateAnswered").GetInt32())));
        Assert.Equal((500_000_000m, reserved, granted, remaining), (Of("totalDkk"), Of("reservedDkk"), Of("grantedDkk"), Of("remainingDkk")));
        Assert.Equal("2023-06-30", pot.GetProperty("useBy").GetString());

        decimal Of(string member) => pot.GetProperty(member).GetDecimal();
    }
}
