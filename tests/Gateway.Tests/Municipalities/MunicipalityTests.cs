using System.Text.Json;

namespace Kkr.Gateway.Tests.Municipalities;

/// <summary>A municipality's own aggregate, and the reference list.</summary>
public sealed class MunicipalityTests(DemoService service)
{
    [Fact]
    public async Task All_98_municipalities_and_5_regions_are_known()
    {
        var municipalities = (await service.Client.GetAsync("api/v1/municipalities")).Expect(200).Json;
        Assert.Equal(98, municipalities.GetArrayLength());
        Assert.Equal(11, municipalities.EnumerateArray().Count(m => m.GetProperty("region").GetString() == "081"));
        Assert.Contains(municipalities.EnumerateArray(), m => (m.GetProperty("code").GetString(), m.GetProperty("name").GetString()) == ("825", "Læsø"));
        var regions = (await service.Client.GetAsync("api/v1/regions")).Expect(200).Json;
        Assert.Equal(
            ["000", "081", "082", "083", "084", "085"],
            regions.EnumerateArray().Select(r => r.GetProperty("code").GetString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_municipality_sees_what_it_owes_what_it_reported_and_what_happened_last()
    {
        var aalborg = (await service.Client.GetAsync("api/v1/municipalities/851", await service.Standalone.TokenAsync("reporter", "851"))).Expect(200).Json;
        Assert.Equal(("851", "Aalborg", "081"), (
            aalborg.GetProperty("code").GetString(), aalborg.GetProperty("name").GetString(), aalborg.GetProperty("region").GetString()));
        Assert.Equal(
            [("2019", 674m), ("2020", 802m)],
            aalborg.GetProperty("totals").EnumerateArray().Where(t => t.GetProperty("dataSet").GetString() == "voksenlaerlinge")
                .Select(t => (t.GetProperty("period").GetString()!, t.GetProperty("total").GetDecimal())).Order());
        var obligations = aalborg.GetProperty("obligations").EnumerateArray()
            .Where(o => o.GetProperty("dataSet").GetString() == "voksenlaerlinge")
            .ToDictionary(o => o.GetProperty("period").GetString()!, o => o.GetProperty("status").GetString());
        Assert.Equal(("submitted", "submitted"), (obligations["2019"], obligations["2020"]));
        Assert.Contains("missing", obligations.Values);
        var completeness = aalborg.GetProperty("completeness");
        Assert.True(completeness.GetProperty("expected").GetInt32() > completeness.GetProperty("received").GetInt32());
        Assert.True(completeness.GetProperty("received").GetInt32() >= 2);
        Assert.True(aalborg.GetProperty("activity").GetArrayLength() >= 2);
    }

    [Fact]
    public async Task Laesoe_sees_through_whom_it_reports()
    {
        var laesoe = (await service.Client.GetAsync("api/v1/municipalities/825", await service.Standalone.TokenAsync("reporter", "825"))).Expect(200).Json;
        Assert.All(
            laesoe.GetProperty("obligations").EnumerateArray().Where(o => o.GetProperty("dataSet").GetString() == "voksenlaerlinge"),
            o => Assert.Equal(("813", "Frederikshavn"), (o.GetProperty("through").GetString(), o.GetProperty("throughName").GetString())));
        Assert.NotEmpty(laesoe.GetProperty("obligations").EnumerateArray());
    }

    [Fact]
    public async Task A_submission_shows_in_the_municipalitys_aggregate()
    {
        var report = await service.NextReportAsync();
        var receipt = (await report.PostAsync(report.One("ledig", "12"))).Expect(201).Json;
        // It is told after the receipt; it follows by itself.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        JsonElement total;
        while (true)
        {
            var overview = (await service.Client.GetAsync($"api/v1/municipalities/{report.Municipality}", report.Token)).Expect(200).Json;
            total = overview.GetProperty("totals").EnumerateArray().SingleOrDefault(t => t.GetProperty("period").GetString() == report.Period);
            if (total.ValueKind == JsonValueKind.Object) break;
            await Task.Delay(TimeSpan.FromMilliseconds(50), patience.Token);
        }

        Assert.Equal(12, total.GetProperty("total").GetDecimal());
        var answer = (await service.Client.GetAsync($"api/v1/municipalities/0{report.Municipality}", report.Token)).Expect(200);
        Assert.Contains(
            answer.Json.GetProperty("activity").EnumerateArray(),
            a => a.GetProperty("period").GetString() == report.Period
                && a.GetProperty("recordedAt").GetString() == receipt.GetProperty("recordedAt").GetString());
    }

    [Fact]
    public async Task The_data_sets_definition_can_be_read_by_everybody()
    {
        var list = (await service.Client.GetAsync("api/v1/data-sets")).Expect(200).Json;
        Assert.Contains(list.EnumerateArray(), d => d.GetProperty("id").GetString() == "voksenlaerlinge");
        var definition = (await service.Client.GetAsync("api/v1/data-sets/voksenlaerlinge")).Expect(200).Json;
        var dimension = Assert.Single(definition.GetProperty("dimensions").EnumerateArray());
        Assert.Equal("forsoergelse", dimension.GetProperty("id").GetString());
        Assert.Equal("uoplyst", dimension.GetProperty("default").GetString());
        Assert.Equal(
            ["ledig", "beskaeftiget", "uoplyst"], dimension.GetProperty("codes").EnumerateArray().Select(c => c.GetProperty("id").GetString()!));
        (await service.Client.GetAsync("api/v1/data-sets/findes-ikke")).Expect(404, "/problems/not-found");
    }
}
