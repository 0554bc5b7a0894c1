using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kkr.Gateway.Tests.Reports;

/// <summary>What a submission is answered with, and that it counts once.</summary>
public sealed partial class ReceiptTests(DemoService service)
{
    private static readonly string[] Members =
        ["aggregated", "by", "dataSet", "hash", "id", "municipality", "period", "position", "recordedAt", "revision", "status", "warnings"];

    [Fact]
    public async Task A_submission_is_acknowledged_with_a_receipt_of_exactly_the_contracts_shape()
    {
        var report = await service.NextReportAsync();
        var reply = (await report.PostAsync(report.Body(
            """[ { "at": { "forsoergelse": "ledig" }, "value": 577 }, { "at": { "forsoergelse": "beskaeftiget" }, "value": 225 } ]""",
            "\"comment\": \"ultimo året\""))).Expect(201);
        var receipt = reply.Json;
        Assert.Equal(Members, receipt.EnumerateObject().Select(m => m.Name).Order(StringComparer.Ordinal));
        Assert.Equal($"{report.Municipality}-voksenlaerlinge-{report.Period}-1", receipt.GetProperty("id").GetString());
        Assert.Equal(report.Municipality, receipt.GetProperty("municipality").GetString());
        Assert.Equal("voksenlaerlinge", receipt.GetProperty("dataSet").GetString());
        Assert.Equal(report.Period, receipt.GetProperty("period").GetString());
        Assert.Equal(1, receipt.GetProperty("revision").GetInt64());
        Assert.False(string.IsNullOrEmpty(receipt.GetProperty("position").GetString()));
        Assert.Matches(Instant(), receipt.GetProperty("recordedAt").GetString());
        Assert.Equal($"reporter-{report.Municipality}", receipt.GetProperty("by").GetString());
        Assert.Matches(Digest(), receipt.GetProperty("hash").GetString());
        Assert.Equal("submitted", receipt.GetProperty("status").GetString());
        Assert.Contains(receipt.GetProperty("aggregated").ValueKind, (JsonValueKind[])[JsonValueKind.True, JsonValueKind.False]);
        // Another test's year may stand before this one: that the change is unlikely is all that may be doubtful.
        Assert.All(receipt.GetProperty("warnings").EnumerateArray(), w => Assert.Equal("usandsynlig-aendring", w.GetProperty("rule").GetString()));
        Assert.Equal("/" + report.Path, reply.Header("Location"));
        Assert.StartsWith("application/json", reply.Header("Content-Type"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_a_rule_the_table_has_taken_a_submission_in_when_the_receipt_comes()
    {
        var report = await service.NextReportAsync();
        var confirmed = false;
        // A machine that is busy for more than a second may keep one from being confirmed, not all.
        for (var value = 1; value <= 20 && !confirmed; value++)
            confirmed = (await report.PostAsync(report.One("ledig", $"{value}"))).Expect(201).Json.GetProperty("aggregated").GetBoolean();
        Assert.True(confirmed);
    }

    [Fact]
    public async Task The_same_again_is_answered_with_the_same_receipt_and_counts_once()
    {
        var report = await service.NextReportAsync();
        var key = service.NextKey();
        var first = (await report.PostAsync(report.One("ledig", "7"), key)).Expect(201);
        Assert.Null(first.Header("Idempotency-Replayed"));
        // Later revisions make no difference to the receipt of an earlier one.
        (await report.PostAsync(report.One("ledig", "8"))).Expect(201);
        // The same content, written otherwise.
        var again = (await report.PostAsync(
            $$$"""{"figures":[{"value":7.0,"missing":null,"at":{"forsoergelse":"ledig"}}],"replace":false,"comment":null,"period":"{{{report.Period}}}","dataSet":"voksenlaerlinge"}""",
            key, ("If-Match", "\"17\""))).Expect(200);
        Assert.Equal("true", again.Header("Idempotency-Replayed"));
        Assert.Equal(first.Receipt, again.Receipt);
        Assert.Equal(2, (await report.HistoryAsync()).Length);
        Assert.Equal(8, (await report.ReadAsync()).Json.GetProperty("figures")[0].GetProperty("value").GetDecimal());
    }

    [Fact]
    public async Task A_key_that_was_used_for_other_content_is_refused()
    {
        var report = await service.NextReportAsync();
        var key = service.NextKey();
        (await report.PostAsync(report.One("ledig", "7"), key)).Expect(201);
        string[] others =
        [
            report.One("ledig", "8"), report.One("beskaeftiget", "7"), report.One("ledig", "7", "\"comment\": \"x\""),
            report.One("ledig", "7", "\"replace\": true"), report.One("ledig", "7").Replace(report.Period, "2021", StringComparison.Ordinal),
            // It can't be known whether the key or the content is the mistake: the key is told first.
            report.One("ledig", "-8"),
        ];
        foreach (var other in others) (await report.PostAsync(other, key)).Expect(422, "/problems/idempotency-key-reused");
        Assert.Single(await report.HistoryAsync());
    }

    [Fact]
    public async Task A_key_belongs_to_one_municipality()
    {
        var (one, other) = (await service.NextReportAsync(), await service.NextReportAsync());
        var key = service.NextKey();
        (await one.PostAsync(one.One("ledig", "7"), key)).Expect(201);
        (await other.PostAsync(other.One("ledig", "7"), key)).Expect(201);
    }

    [Fact]
    public async Task The_same_sent_many_times_at_once_counts_once()
    {
        var report = await service.NextReportAsync();
        var key = service.NextKey();
        var replies = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => report.PostAsync(report.One("ledig", "7"), key)));
        Assert.Single(replies, r => r.Status == 201);
        Assert.All(replies.Where(r => r.Status != 201), r => Assert.Equal("true", r.Expect(200).Header("Idempotency-Replayed")));
        Assert.Single(replies.Select(r => r.Receipt).Distinct());
        Assert.Single(await report.HistoryAsync());
    }

    [Fact]
    public async Task Different_submissions_at_once_are_revisions_one_after_another()
    {
        var report = await service.NextReportAsync();
        var replies = await Task.WhenAll(Enumerable.Range(1, 24).Select(i => report.PostAsync(report.One("ledig", $"{i}"))));
        Assert.Equal(Enumerable.Range(1, 24).Select(i => (long)i), replies.Select(r => r.Expect(201).Json.GetProperty("revision").GetInt64()).Order());
        var history = await report.HistoryAsync();
        Assert.Equal(24, history.Length);
        var last = history[^1].GetProperty("changes")[0].GetProperty("to").GetDecimal();
        Assert.Equal(last, (await report.ReadAsync()).Json.GetProperty("figures")[0].GetProperty("value").GetDecimal());
    }

    [Fact]
    public async Task A_dry_run_says_what_would_change_and_stores_nothing()
    {
        var report = await service.NextReportAsync();
        var key = service.NextKey();
        var first = (await service.Client.PostAsync(
            report.Submissions + "?dryRun=true", report.One("ledig", "5"), report.Token, ("Idempotency-Key", key))).Expect(200);
        Assert.Equal("""{"valid":true,"warnings":[],"changes":[{"at":{"forsoergelse":"ledig"},"from":null,"to":5}]}""", first.Text);
        await report.IsEmptyAsync();
        // It did not use the key up.
        (await report.PostAsync(report.One("ledig", "1"), key)).Expect(201);
        var second = (await service.Client.PostAsync(
            report.Submissions + "?dryRun=true", report.One("ledig", "2"), report.Token, ("Idempotency-Key", service.NextKey()))).Expect(200);
        Assert.Equal("""{"valid":true,"warnings":[],"changes":[{"at":{"forsoergelse":"ledig"},"from":1,"to":2}]}""", second.Text);
        var invalid = await service.Client.PostAsync(
            report.Submissions + "?dryRun=true", report.One("ledig", "-2"), report.Token, ("Idempotency-Key", service.NextKey()));
        invalid.Expect(422, "/problems/validation");
        (await service.Client.PostAsync(
            report.Submissions + "?dryRun=maybe", report.One("ledig", "2"), report.Token, ("Idempotency-Key", service.NextKey()))).Expect(400);
        Assert.Single(await report.HistoryAsync());
    }

    [Fact]
    public async Task If_Match_lets_only_the_current_revision_be_changed()
    {
        var report = await service.NextReportAsync();
        (await report.PostAsync(report.One("ledig", "1"), ("If-Match", "\"1\""))).Expect(412);
        await report.IsEmptyAsync();
        (await report.PostAsync(report.One("ledig", "1"), ("If-Match", "\"0\""))).Expect(201);
        (await report.PostAsync(report.One("ledig", "2"), ("If-Match", "\"1\""))).Expect(201);
        (await report.PostAsync(report.One("ledig", "3"), ("If-Match", "\"1\""))).Expect(412, "/problems/revision-mismatch");
        foreach (var malformed in new[] { "2", "\"two\"", "\"\"", "\"-2\"", "\"2\", \"3\"", "W/\"2\"", "\"99999999999999999999\"" })
            (await report.PostAsync(report.One("ledig", "3"), ("If-Match", malformed))).Expect(400, "/problems/malformed");
        Assert.Equal(2, (await report.HistoryAsync()).Length);
    }

    [Fact]
    public async Task At_once_only_one_of_many_changes_of_the_same_revision_succeeds()
    {
        var report = await service.NextReportAsync();
        var replies = await Task.WhenAll(Enumerable.Range(1, 16).Select(i => report.PostAsync(report.One("ledig", $"{i}"), ("If-Match", "\"0\""))));
        Assert.Single(replies, r => r.Status == 201);
        Assert.Equal(15, replies.Count(r => r.Status == 412));
        Assert.Single(await report.HistoryAsync());
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")]
    private static partial Regex Instant();

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Digest();
}
