namespace Kkr.Gateway.Tests.Reports;

/// <summary>A report as it stands and as it came about.</summary>
public sealed class ReportTests(DemoService service)
{
    [Fact]
    public async Task A_submission_sets_the_cells_it_names_and_replace_makes_it_the_whole_report()
    {
        var report = await service.NextReportAsync();
        (await report.PostAsync(report.One("ledig", "1"))).Expect(201);
        (await report.PostAsync(report.One("beskaeftiget", "2"))).Expect(201);
        // Left out, a dimension means its default code.
        (await report.PostAsync(report.Body("""[ { "value": 7 } ]"""))).Expect(201);
        (await report.PostAsync(report.Body("""[ { "at": { "forsoergelse": null }, "value": 3 } ]"""))).Expect(201);
        (await report.PostAsync(report.One("ledig", "4"))).Expect(201);
        Assert.Equal(
            """[{"at":{"forsoergelse":"beskaeftiget"},"value":2},{"at":{"forsoergelse":"ledig"},"value":4},{"at":{"forsoergelse":"uoplyst"},"value":3}]""",
            (await report.ReadAsync()).Expect(200).Json.GetProperty("figures").GetRawText());
        (await report.PostAsync(report.One("ledig", "5", "\"replace\": true"))).Expect(201);
        Assert.Equal(
            """[{"at":{"forsoergelse":"ledig"},"value":5}]""",
            (await report.ReadAsync()).Json.GetProperty("figures").GetRawText());
        var last = (await report.HistoryAsync())[^1];
        Assert.Equal(
            """[{"at":{"forsoergelse":"beskaeftiget"},"from":2,"to":null},{"at":{"forsoergelse":"ledig"},"from":4,"to":5},{"at":{"forsoergelse":"uoplyst"},"from":3,"to":null}]""",
            last.GetProperty("changes").GetRawText());
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("5.0", "5")]
    [InlineData("1e2", "100")]
    [InlineData("1000000", "1000000")]
    public async Task A_figure_is_read_back_as_the_number_it_is(string written, string read)
    {
        var report = await service.NextReportAsync();
        (await report.PostAsync(report.One("ledig", written))).Expect(201);
        Assert.Equal(read, (await report.ReadAsync()).Json.GetProperty("figures")[0].GetProperty("value").GetRawText());
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("not-applicable")]
    [InlineData("confidential")]
    public async Task A_figure_may_be_missing_for_a_reason_and_is_then_no_zero(string reason)
    {
        var report = await service.NextReportAsync();
        var receipt = (await report.PostAsync(report.Body(
            $$"""[ { "at": { "forsoergelse": "ledig" }, "value": null, "missing": "{{reason}}" } ]"""))).Expect(201).Json;
        Assert.Equal(
            $$"""[{"at":{"forsoergelse":"ledig"},"value":null,"missing":"{{reason}}"}]""",
            (await report.ReadAsync()).Json.GetProperty("figures").GetRawText());
        var row = (await service.Client.GetAsync(
            $"{report.Aggregate}&by=municipality&minPosition={receipt.GetProperty("position").GetString()}", await service.Standalone.TokenAsync("secretariat")))
            .Expect(200).Json.GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("municipality").GetString() == report.Municipality);
        Assert.Equal("null", row.GetProperty("value").GetRawText());
        Assert.Equal(0, row.GetProperty("municipalities").GetInt32());
        (await report.PostAsync(report.One("ledig", "3"))).Expect(201);
        Assert.Equal(
            """[{"at":{"forsoergelse":"ledig"},"value":3}]""", (await report.ReadAsync()).Json.GetProperty("figures").GetRawText());
    }

    [Fact]
    public async Task A_report_carries_its_revision_as_ETag_and_is_not_sent_again_to_who_holds_it()
    {
        var report = await service.NextReportAsync();
        await report.IsEmptyAsync();
        var receipt = (await report.PostAsync(report.One("ledig", "1", "\"comment\": \"første\""))).Expect(201).Json;
        var read = (await report.ReadAsync()).Expect(200);
        Assert.Equal("\"1\"", read.Header("ETag"));
        Assert.Equal(report.Municipality, read.Json.GetProperty("municipality").GetString());
        Assert.Equal(report.Period, read.Json.GetProperty("period").GetString());
        Assert.Equal("submitted", read.Json.GetProperty("status").GetString());
        Assert.Equal("første", read.Json.GetProperty("comment").GetString());
        Assert.Equal(receipt.GetProperty("hash").GetString(), read.Json.GetProperty("hash").GetString());
        Assert.Empty((await report.ReadAsync(("If-None-Match", "\"1\""))).Expect(304).Text);
        (await report.PostAsync(report.One("ledig", "2"))).Expect(201);
        Assert.Equal("\"2\"", (await report.ReadAsync(("If-None-Match", "\"1\""))).Expect(200).Header("ETag"));
        (await service.Client.GetAsync(report.Path.Replace("municipalities/", "municipalities/0", StringComparison.Ordinal), report.Token)).Expect(200);
    }

    [Fact]
    public async Task The_history_tells_who_changed_what_when_and_matches_the_receipts()
    {
        var report = await service.NextReportAsync();
        var secretariat = await service.Standalone.TokenAsync("secretariat");
        var first = (await report.PostAsync(report.One("ledig", "1", "\"comment\": \"a\""))).Expect(201).Json;
        var second = (await service.Client.SubmitAsync(report.Municipality, report.One("ledig", "2"), secretariat, service.NextKey())).Expect(201).Json;
        var history = await report.HistoryAsync();
        Assert.Equal(2, history.Length);
        foreach (var (receipt, revision) in new[] { first, second }.Zip(history))
            foreach (var member in new[] { "revision", "by", "recordedAt", "hash", "position", "status" })
                Assert.Equal(receipt.GetProperty(member).GetRawText(), revision.GetProperty(member).GetRawText());
        Assert.Equal("a", history[0].GetProperty("comment").GetString());
        Assert.False(history[0].TryGetProperty("onBehalf", out _));
        Assert.True(history[1].GetProperty("onBehalf").GetBoolean());
        Assert.True(second.GetProperty("onBehalf").GetBoolean());
        Assert.Equal("""[{"at":{"forsoergelse":"ledig"},"from":1,"to":2}]""", history[1].GetProperty("changes").GetRawText());
        Assert.NotEqual(history[0].GetProperty("hash").GetString(), history[1].GetProperty("hash").GetString());
    }

    [Fact]
    public async Task A_municipalitys_code_may_carry_a_leading_zero()
    {
        var report = await service.NextReportAsync();
        var reply = (await service.Client.SubmitAsync("0" + report.Municipality, report.One("ledig", "1"), report.Token, service.NextKey())).Expect(201);
        Assert.Equal(report.Municipality, reply.Json.GetProperty("municipality").GetString());
        Assert.Equal("/" + report.Path, reply.Header("Location"));
        (await report.ReadAsync()).Expect(200);
        // The claim may be written so too.
        var token = await service.Standalone.TokenAsync("reporter", "0" + report.Municipality);
        (await service.Client.GetAsync(report.Path, token)).Expect(200);
    }
}
