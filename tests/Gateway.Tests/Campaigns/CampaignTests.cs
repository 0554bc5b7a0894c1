using System.Text.Json;
using Kkr.Gateway.Tests;

namespace Kkr.Gateway.Campaigns;

/// <summary>The campaign for adult apprentices (agenda item 3.8), assessed live from the regional table.</summary>
public sealed class CampaignTests(EmptyService service, DemoService demo)
{
    [Fact]
    public async Task The_published_figures_of_2019_and_2020_decide_the_campaign_for_whoever_has_signed_in()
    {
        var goal = (await demo.Client.GetAsync("api/v1/campaigns/voksenlaerlinge-nordjylland", await demo.Standalone.TokenAsync("operator")))
            .Expect(200).Json.GetProperty("goals")[0];
        Assert.Equal((1784m, 2167m, 383m, 21.4686m), (Of("from"), Of("to"), Of("change"), Of("changePercent")));
        Assert.True(goal.GetProperty("reached").GetBoolean());
        Assert.Equal((10, 10), (goal.GetProperty("municipalities").GetInt32(), goal.GetProperty("expected").GetInt32()));
        (await demo.Client.GetAsync("api/v1/campaigns/voksenlaerlinge-nordjylland")).Expect(401, "/problems/unauthorized");

        decimal Of(string member) => goal.GetProperty(member).GetDecimal();
    }

    [Fact]
    public async Task A_submission_moves_the_goals_at_once_and_only_for_those_who_may_see_it()
    {
        var secretariat = await service.Secretariat;
        var source = SourceData.Read("campaigns/voksenlaerlinge-nordjylland.json");
        var path = "campaigns/" + source.GetProperty("id").GetString();
        (await service.SendAsync(HttpMethod.Put, path, source.GetProperty("campaign").GetRawText(), secretariat)).Expect(201);
        foreach (var (period, fromWork, fromNone) in new[] { ("2019", 60, 40), ("2020", 60, 60) })
        {
            var body = JsonSerializer.Serialize(new
            {
                dataSet = "voksenlaerlinge",
                period,
                figures = new[]
                {
                    new { at = new { forsoergelse = "beskaeftiget" }, value = fromWork }, new { at = new { forsoergelse = "ledig" }, value = fromNone },
                },
            });
            var receipt = (await service.Client.SubmitAsync("851", body, await service.Standalone.TokenAsync("reporter", "851"), "campaign-" + period)).Expect(201).Json;
            // The campaign reads the same copy of the table: once that holds the receipt, so does the campaign.
            (await service.GetAsync($"regions/081/aggregates/voksenlaerlinge?minPosition={receipt.GetProperty("position").GetString()}", secretariat)).Expect(200);
        }

        // The fourth goal rests on the region's own series, on which nothing is reported here.
        var goals = (await service.GetAsync(path, secretariat)).Expect(200).Json.GetProperty("goals").EnumerateArray().ToArray();
        Assert.Equal([20m, 20m, 10m], goals[..3].Select(g => g.GetProperty("change").GetDecimal()));
        Assert.All(goals[..3], g => Assert.True(g.GetProperty("reached").GetBoolean()));
        Assert.Equal(JsonValueKind.Null, goals[3].GetProperty("change").ValueKind);
        var unpublished = (await service.GetAsync(path, await service.Standalone.TokenAsync("operator"))).Expect(200).Json.GetProperty("goals");
        Assert.All(unpublished.EnumerateArray(), g => Assert.Equal(JsonValueKind.Null, g.GetProperty("to").ValueKind));
    }
}
