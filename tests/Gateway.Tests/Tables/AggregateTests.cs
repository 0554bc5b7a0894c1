using System.Globalization;
using System.Text.Json;

namespace Kkr.Gateway.Tests.Tables;

/// <summary>A region's aggregate follows what is submitted.</summary>
public sealed class AggregateTests(DemoService service)
{
    [Fact]
    public async Task Figures_are_summed_split_and_filtered()
    {
        var (region, period, municipalities) = service.NextTable();
        var reader = await service.Standalone.TokenAsync("secretariat");
        string[] positions =
        [
            await SubmitAsync(municipalities[0], period, ("ledig", "10"), ("beskaeftiget", "5")),
            await SubmitAsync(municipalities[1], period, ("ledig", "1"), ("uoplyst", "2")),
        ];
        var path = $"api/v1/regions/{region}/aggregates/voksenlaerlinge?period={period}"
            + string.Concat(positions.Select(p => "&minPosition=" + p));
        var sum = (await service.Client.GetAsync(path, reader)).Expect(200).Json;
        var expected = sum.GetProperty("rows")[0].GetProperty("expected").GetInt32();
        Assert.Equal(municipalities.Count, expected);
        Assert.Equal(
            $$"""[{"period":"{{period}}","at":{},"value":18,"municipalities":2,"expected":{{expected}}}]""", sum.GetProperty("rows").GetRawText());
        Assert.Equal("[]", sum.GetProperty("change").GetRawText());
        Assert.Equal(
            [("", "beskaeftiget", 5m, 1), ("", "ledig", 11m, 2), ("", "uoplyst", 2m, 1)], await RowsAsync(path + "&by=forsoergelse", reader));
        Assert.Equal([("", "", 11m, 2)], await RowsAsync(path + "&at.forsoergelse=ledig", reader));
        Assert.Equal([("", "", 13m, 2)], await RowsAsync(path + "&at.forsoergelse=ledig&at.forsoergelse=uoplyst", reader));
        Assert.Equal([("", "", 13m, 2)], await RowsAsync(path + "&at.forsoergelse=ledig,uoplyst", reader));
        Assert.Equal(
            new[] { (municipalities[0], "", 15m, 1), (municipalities[1], "", 3m, 1) }.Order(), await RowsAsync(path + "&by=municipality", reader));
        Assert.Equal(
            new[]
            {
                (municipalities[0], "beskaeftiget", 5m, 1), (municipalities[0], "ledig", 10m, 1),
                (municipalities[1], "ledig", 1m, 1), (municipalities[1], "uoplyst", 2m, 1),
            }.Order(),
            await RowsAsync(path + "&by=municipality&by=forsoergelse", reader));
        Assert.Equal(
            new[] { (municipalities[0], "ledig", 10m, 1), (municipalities[1], "ledig", 1m, 1) }.Order(),
            await RowsAsync(path + "&by=municipality,forsoergelse&at.forsoergelse=ledig", reader));
    }

    [Fact]
    public async Task A_fresh_receipt_is_in_the_aggregate_at_once_and_a_correction_is_not_added()
    {
        var (region, period, municipalities) = service.NextTable();
        var path = $"api/v1/regions/{region}/aggregates/voksenlaerlinge?period={period}";
        var reader = await service.Standalone.TokenAsync("reporter", municipalities[0]);
        for (var value = 1; value <= 20; value++)
        {
            var position = await SubmitAsync(municipalities[0], period, ("ledig", value.ToString(CultureInfo.InvariantCulture)));
            Assert.Equal([("", "", value, 1)], await RowsAsync($"{path}&minPosition={position}", reader));
        }
    }

    [Fact]
    public async Task Many_at_once_add_up_and_each_finds_its_own_in_the_answer()
    {
        var (region, period, municipalities) = service.NextTable();
        var path = $"api/v1/regions/{region}/aggregates/voksenlaerlinge?period={period}";
        var reader = await service.Standalone.TokenAsync("secretariat");
        var positions = await Task.WhenAll(municipalities.Select(async (municipality, i) =>
        {
            var position = await SubmitAsync(municipality, period, ("ledig", $"{i + 1}"));
            var own = (await RowsAsync($"{path}&by=municipality&minPosition={position}", reader)).Single(r => r.Municipality == municipality);
            Assert.Equal(i + 1, own.Value);
            return position;
        }));
        Assert.Equal(
            [("", "", municipalities.Count * (municipalities.Count + 1) / 2, municipalities.Count)],
            await RowsAsync(path + string.Concat(positions.Select(p => "&minPosition=" + p)), reader));
    }

    [Fact]
    public async Task The_answer_is_not_sent_again_to_who_holds_it()
    {
        const string path = "api/v1/regions/081/aggregates/voksenlaerlinge?period=2020";
        var etag = (await service.Client.GetAsync(path)).Expect(200).Header("ETag");
        Assert.Matches("^\"[^\"]+\"$", etag);
        var (region, period, municipalities) = service.NextTable();
        var live = $"api/v1/regions/{region}/aggregates/voksenlaerlinge?period={period}";
        var reader = await service.Standalone.TokenAsync("secretariat");
        var position = await SubmitAsync(municipalities[0], period, ("ledig", "1"));
        var before = (await service.Client.GetAsync($"{live}&minPosition={position}", reader)).Expect(200).Header("ETag")!;
        Assert.Empty((await service.Client.GetAsync(live, reader, ("If-None-Match", before))).Expect(304).Text);
        Assert.Equal(before, (await service.Client.GetAsync(live, reader, ("If-None-Match", $"\"other\", {before}"))).Expect(304).Header("ETag"));
        position = await SubmitAsync(municipalities[0], period, ("ledig", "2"));
        var after = (await service.Client.GetAsync($"{live}&minPosition={position}", reader, ("If-None-Match", before))).Expect(200);
        Assert.NotEqual(before, after.Header("ETag"));
    }

    [Theory]
    [InlineData("999999999")]
    [InlineData("999999999.851.voksenlaerlinge.2020.9999")]
    public async Task A_position_that_does_not_come_is_waited_for_only_so_long(string position) =>
        (await service.Client.GetAsync($"api/v1/regions/081/aggregates/voksenlaerlinge?period=2020&minPosition={position}"))
            .Expect(504, "/problems/timeout");

    [Theory]
    [InlineData("minPosition=abc", "minPosition")]
    [InlineData("minPosition=", "minPosition")]
    [InlineData("minPosition=-1", "minPosition")]
    [InlineData("minPosition=1.2.3", "minPosition")]
    [InlineData("minPosition=99999999999999999999", "minPosition")]
    [InlineData("period=20", "period")]
    [InlineData("period=2020K4", "period")]
    [InlineData("period=2020Q4", "period")]
    [InlineData("by=alder", "by")]
    [InlineData("at.alder=30", "at.alder")]
    [InlineData("at.forsoergelse=studerende", "at.forsoergelse")]
    public async Task A_parameter_that_cannot_be_read_is_named(string query, string parameter)
    {
        var problem = (await service.Client.GetAsync($"api/v1/regions/081/aggregates/voksenlaerlinge?{query}")).Expect(400, "/problems/bad-parameter");
        Assert.Equal(parameter, problem.Json.GetProperty("parameter").GetString());
    }

    [Theory]
    [InlineData("regions/086/aggregates/voksenlaerlinge")]
    [InlineData("regions/851/aggregates/voksenlaerlinge")]
    [InlineData("regions/081/aggregates/findes-ikke")]
    [InlineData("regions/086")]
    public async Task What_is_not_there_is_not_found(string path) =>
        (await service.Client.GetAsync("api/v1/" + path)).Expect(404, "/problems/not-found");

    [Fact]
    public async Task A_period_without_reports_has_no_rows()
    {
        var answer = (await service.Client.GetAsync("api/v1/regions/081/aggregates/voksenlaerlinge?period=2006")).Expect(200).Json;
        Assert.Equal("[]", answer.GetProperty("rows").GetRawText());
    }

    [Fact]
    public async Task What_is_not_published_is_seen_by_those_who_report_in_the_region_only()
    {
        var (region, period, municipalities) = service.NextTable();
        var position = await SubmitAsync(municipalities[0], period, ("ledig", "3"));
        var path = $"api/v1/regions/{region}/aggregates/voksenlaerlinge?period={period}&minPosition={position}";
        Assert.Equal([("", "", 3m, 1)], await RowsAsync(path, await service.Standalone.TokenAsync("reporter", municipalities[1])));
        Assert.Equal([("", "", 3m, 1)], await RowsAsync(path, await service.Standalone.TokenAsync("approver", municipalities[0])));
        Assert.Equal([("", "", 3m, 1)], await RowsAsync(path, await service.Standalone.TokenAsync("secretariat")));
        Assert.Empty(await RowsAsync(path, null));
        Assert.Empty(await RowsAsync(path, await service.Standalone.TokenAsync("reporter", "851")));
        Assert.Empty(await RowsAsync(path, await service.Standalone.TokenAsync("operator", municipalities[0])));
        Assert.DoesNotContain(
            $"\"period\":\"{period}\"", (await service.Client.GetAsync($"api/v1/regions/{region}/aggregates/voksenlaerlinge?minPosition={position}")).Expect(200).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_regions_overview_names_who_is_missing()
    {
        var (region, period, municipalities) = service.NextTable();
        await SubmitAsync(municipalities[0], period, ("ledig", "3"));
        // The overview is told after the receipt; it follows by itself.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        JsonElement row;
        while (true)
        {
            var overview = (await service.Client.GetAsync($"api/v1/regions/{region}")).Expect(200).Json;
            row = overview.GetProperty("completeness").EnumerateArray().SingleOrDefault(r => r.GetProperty("period").GetString() == period);
            if (row.ValueKind == JsonValueKind.Object) break;
            await Task.Delay(TimeSpan.FromMilliseconds(50), patience.Token);
        }

        Assert.Equal((municipalities.Count, 1), (row.GetProperty("expected").GetInt32(), row.GetProperty("received").GetInt32()));
        Assert.Equal(municipalities.Count - 1, row.GetProperty("missing").GetArrayLength());
        Assert.All(row.GetProperty("missing").EnumerateArray(), name => Assert.Matches(@"^\p{L}[\p{L}\- ]+$", name.GetString()));
        // It tells who has reported, never what.
        Assert.DoesNotContain("value", row.GetRawText(), StringComparison.Ordinal);
    }

    private async Task<string> SubmitAsync(string municipality, string period, params (string Code, string Value)[] figures)
    {
        var report = await service.ReportAsync(municipality, period);
        var body = report.Body($"[{string.Join(',', figures.Select(f => $$"""{"at":{"forsoergelse":"{{f.Code}}"},"value":{{f.Value}}}"""))}]");
        return (await report.PostAsync(body)).Expect(201).Json.GetProperty("position").GetString()!;
    }

    private async Task<(string Municipality, string Code, decimal Value, int Municipalities)[]> RowsAsync(string path, string? token)
    {
        var rows = (await service.Client.GetAsync(path, token)).Expect(200).Json.GetProperty("rows");
        return [.. rows.EnumerateArray().Select(r => (
            r.TryGetProperty("municipality", out var m) ? m.GetString()! : "",
            r.GetProperty("at").TryGetProperty("forsoergelse", out var code) ? code.GetString()! : "",
            r.GetProperty("value").GetDecimal(), r.GetProperty("municipalities").GetInt32())).Order()];
    }
}
