using System.Text;
using Kkr.Testing.Processes;

namespace Kkr.Gateway.Tests.Reports;

/// <summary>A report's life over HTTP.</summary>
public sealed class ReportLifeTests(DemoService service)
{
    [Fact]
    public async Task A_report_is_drafted_submitted_approved_changed_locked_reopened_and_withdrawn()
    {
        var slot = await service.NextReportAsync();
        var approver = await service.Standalone.TokenAsync("approver", slot.Municipality);
        var secretariat = await service.Standalone.TokenAsync("secretariat");
        using (var draft = new StringContent("""{"figures":[{"at":{},"value":-1}]}""", Encoding.UTF8, "application/json"))
        {
            var saved = (await service.Client.SendAsync(HttpMethod.Put, PathOf(slot) + "/draft", draft, slot.Token)).Expect(200).Json;
            Assert.False(saved.GetProperty("valid").GetBoolean());
        }

        Assert.Equal("draft", (await ReadAsync(slot)).GetProperty("status").GetString());
        await SubmitAsync(slot, 5);
        (await MoveAsync(slot, "approve", slot.Token, "2")).Expect(403, "/problems/forbidden");
        (await MoveAsync(slot, "approve", approver, null)).Expect(428, "/problems/precondition-required");
        (await MoveAsync(slot, "approve", approver, "1")).Expect(412, "/problems/revision-mismatch");
        Assert.Equal("approved", (await MoveAsync(slot, "approve", approver, "2")).Expect(200).Json.GetProperty("status").GetString());
        Assert.Equal("true", (await MoveAsync(slot, "approve", approver, "2")).Expect(200).Header("Idempotency-Replayed"));
        await SubmitAsync(slot, 6);
        Assert.True((await ReadAsync(slot)).GetProperty("changedSinceApproval").GetBoolean());

        (await MoveAsync(slot, "lock", slot.Token, "4", "Nej.")).Expect(403, "/problems/forbidden");
        (await MoveAsync(slot, "lock", secretariat, "4", "Revision.")).Expect(200);
        var refused = (await service.Client.SubmitAsync(slot.Municipality, Content(slot, 7), slot.Token, service.NextKey())).Expect(409, "/problems/report-locked").Json;
        Assert.Equal(("Revision.", "secretariat"), (refused.GetProperty("reason").GetString(), refused.GetProperty("openedBy").GetString()));
        Assert.True(refused.GetProperty("since").TryGetDateTimeOffset(out _));
        (await MoveAsync(slot, "reopen", secretariat, "5")).Expect(422, "/problems/validation");
        Assert.Equal("submitted", (await MoveAsync(slot, "reopen", secretariat, "5", "Fejl.")).Expect(200).Json.GetProperty("status").GetString());

        var withdrawn = (await MoveAsync(slot, "withdraw", slot.Token, "6")).Expect(200).Json;
        var rows = (await service.Client.GetAsync(
            $"api/v1/regions/{slot.Region}/aggregates/voksenlaerlinge?period={slot.Period}&by=municipality&minPosition={withdrawn.GetProperty("position").GetString()}",
            secretariat)).Expect(200).Json.GetProperty("rows");
        Assert.DoesNotContain(rows.EnumerateArray(), r => r.GetProperty("municipality").GetString() == slot.Municipality);
        var history = (await service.Client.GetAsync(PathOf(slot) + "/history", slot.Token)).Expect(200).Json.GetProperty("revisions");
        Assert.Equal(
            ["draft-saved", "report-submitted", "report-approved", "report-submitted", "report-locked", "report-reopened", "report-withdrawn"],
            history.EnumerateArray().Select(r => r.GetProperty("kind").GetString()!));
    }

    [Fact]
    public async Task Followers_of_a_region_learn_of_a_change_if_they_may_see_it()
    {
        var (region, period, municipalities) = service.NextTable();
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(60) };
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{service.Client.Address}api/v1/regions/{region}/stream");
        request.Headers.Authorization = new("Bearer", await service.Standalone.TokenAsync("secretariat"));
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        using var events = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Equal("retry: 2000", await events.ReadLineAsync(TestContext.Current.CancellationToken));
        await SubmitAsync(await service.ReportAsync(municipalities[0], period), 41);
        string? line;
        do line = await events.ReadLineAsync(TestContext.Current.CancellationToken);
        while (line is not null && !(line.StartsWith("data: ", StringComparison.Ordinal) && line.Contains($"\"{period}\"", StringComparison.Ordinal)));
        Assert.NotNull(line);
        Assert.Contains("\"value\":41", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_a_period_is_locked_is_for_those_who_report_and_not_for_the_public()
    {
        const string period = "api/v1/data-sets/sosu-tiltag/periods/2025", words = "Hemmelige ord.";
        var secretariat = await service.Standalone.TokenAsync("secretariat");
        (await service.Client.PostAsync(period + "/lock", $$"""{"reason":"{{words}}"}""", secretariat, ("Idempotency-Key", service.NextKey()))).Expect(200);
        foreach (var token in new[] { secretariat, await service.Standalone.TokenAsync("reporter", "851") })
        {
            Assert.Equal(words, (await LockAsync(token)).GetProperty("reason").GetString());
            Assert.Equal(words, (await service.Client.GetAsync(period, token)).Expect(200).Json.GetProperty("lock").GetProperty("reason").GetString());
        }

        // That it is locked is no secret; a reporter of another region is the public here.
        foreach (var token in new[] { null, await service.Standalone.TokenAsync("reporter", "751") })
        {
            var locked = await LockAsync(token);
            Assert.False(locked.TryGetProperty("reason", out _));
            Assert.True(locked.GetProperty("since").TryGetDateTimeOffset(out _));
        }

        Assert.DoesNotContain(words, (await service.Client.GetAsync("api/v1/regions/081")).Expect(200).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(words, (await service.Client.GetAsync(period)).Expect(200).Text, StringComparison.Ordinal);

        async Task<System.Text.Json.JsonElement> LockAsync(string? token) => (await service.Client.GetAsync("api/v1/regions/081", token)).Expect(200)
            .Json.GetProperty("completeness").EnumerateArray()
            .Single(r => r.GetProperty("dataSet").GetString() == "sosu-tiltag" && r.GetProperty("period").GetString() == "2025").GetProperty("lock");
    }

    [Fact]
    public async Task What_is_overdue_is_for_the_secretariat()
    {
        var overdue = (await service.Client.GetAsync("api/v1/obligations/overdue?region=081", await service.Standalone.TokenAsync("secretariat")))
            .Expect(200).Json.GetProperty("overdue");
        Assert.Contains(overdue.EnumerateArray(), o => o.GetProperty("code").GetString() == "851" && o.GetProperty("daysLate").GetInt32() > 0);
        // Læsø owes nothing where it reports through Frederikshavn.
        Assert.DoesNotContain(overdue.EnumerateArray(), o =>
            o.GetProperty("code").GetString() == "825" && o.GetProperty("dataSet").GetString() == "voksenlaerlinge");
        (await service.Client.GetAsync("api/v1/obligations/overdue", await service.Standalone.TokenAsync("reporter", "851"))).Expect(403, "/problems/forbidden");
    }

    private static string PathOf(ReportSlot slot) => $"api/v1/municipalities/{slot.Municipality}/reports/voksenlaerlinge/{slot.Period}";

    private static string Content(ReportSlot slot, int value) =>
        $$"""{"dataSet":"voksenlaerlinge","period":"{{slot.Period}}","figures":[{"at":{},"value":{{value}}}]}""";

    private async Task SubmitAsync(ReportSlot slot, int value) =>
        (await service.Client.SubmitAsync(slot.Municipality, Content(slot, value), slot.Token, service.NextKey())).Expect(201);

    private async Task<System.Text.Json.JsonElement> ReadAsync(ReportSlot slot) => (await service.Client.GetAsync(PathOf(slot), slot.Token)).Expect(200).Json;

    private Task<Reply> MoveAsync(ReportSlot slot, string step, string token, string? revision, string? reason = null) => service.Client.PostAsync(
        $"{PathOf(slot)}/{step}", reason is null ? "{}" : $$"""{"reason":"{{reason}}"}""", token,
        revision is null ? [] : [("If-Match", $"\"{revision}\"")]);
}
