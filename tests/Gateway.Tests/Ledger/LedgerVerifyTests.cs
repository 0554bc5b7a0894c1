using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Kkr.Gateway.Tests.Ledger;

/// <summary><c>GET /ledger/verify</c>, and that each change tells by which right it was made.</summary>
public sealed class LedgerVerifyTests(DemoService service)
{
    private const string Verify = "api/v1/ledger/verify";

    [Fact]
    public async Task Operators_and_nobody_else_verify_and_all_is_in_order()
    {
        (await service.Client.GetAsync(Verify)).Expect(401, "/problems/unauthorized");
        foreach (var role in new[] { "reporter", "approver", "secretariat", "contract-reporter", "growth-team" })
            (await service.Client.GetAsync(Verify, await service.Standalone.TokenAsync(role))).Expect(403, "/problems/forbidden");

        var @operator = await service.Standalone.TokenAsync("operator");
        // Several at once wait for each other.
        var replies = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => service.Client.GetAsync(Verify, @operator)));
        Assert.All(replies, reply =>
        {
            var verdict = reply.Expect(200).Json;
            Assert.True(verdict.GetProperty("valid").GetBoolean());
            Assert.InRange(verdict.GetProperty("entries").GetInt64(), 20, long.MaxValue);
            Assert.False(verdict.TryGetProperty("firstBroken", out _));
        });
    }

    [Fact]
    public async Task What_is_changed_or_cut_off_in_the_database_is_told()
    {
        await using var standalone = await Standalone.StartNewAsync(demo: false);
        var (reporter, @operator) = (await standalone.TokenAsync("reporter", "851"), await standalone.TokenAsync("operator"));
        for (var value = 1; value <= 3; value++)
        {
            (await standalone.Client.SubmitAsync(
                "851", $$"""{ "dataSet": "voksenlaerlinge", "period": "2020", "figures": [ { "value": {{value}} } ] }""", reporter, $"key-{value}")).Expect(201);
        }

        var entries = (await VerifyAsync()).GetProperty("entries").GetInt64();
        // A graceful stop anchors what there is.
        Assert.Equal(0, await standalone.Process.StopAsync(TimeSpan.FromSeconds(60), "Stop"));
        await TamperAsync($"UPDATE ledger SET content = replace(content, '\"value\":2', '\"value\":9') WHERE position = {entries - 1}");
        await standalone.StartAsync();
        var broken = await VerifyAsync();
        Assert.False(broken.GetProperty("valid").GetBoolean());
        Assert.Equal(entries - 2, broken.GetProperty("entries").GetInt64());
        var first = broken.GetProperty("firstBroken");
        Assert.Equal(entries - 1, first.GetProperty("position").GetInt64());
        Assert.Equal(("report/voksenlaerlinge/851/2020", 2L), (first.GetProperty("stream").GetString(), first.GetProperty("sequence").GetInt64()));
        Assert.Equal("wrong-hash", first.GetProperty("reason").GetString());

        await TamperAsync($"DELETE FROM ledger WHERE position >= {entries - 1}");
        var cut = await VerifyAsync();
        Assert.Equal((entries - 2, false), (cut.GetProperty("entries").GetInt64(), cut.GetProperty("valid").GetBoolean()));
        Assert.Equal("tail-cut", cut.GetProperty("firstBroken").GetProperty("reason").GetString());

        async Task<JsonElement> VerifyAsync() => (await standalone.Client.GetAsync(Verify, @operator)).Expect(200).Json;

        async Task TamperAsync(string sql)
        {
            await using var connection = new SqliteConnection($"Data Source={Path.Combine(standalone.DataFolder, "kkr.db")};Pooling=false");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Numbers only.
            command.CommandText = "DROP TRIGGER IF EXISTS ledger_no_update; DROP TRIGGER IF EXISTS ledger_no_delete; " + sql;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }
    }

    [Fact]
    public async Task A_reports_history_tells_by_which_right_and_on_whose_behalf()
    {
        var report = await service.NextReportAsync();
        var (secretariat, approver) = (await service.Standalone.TokenAsync("secretariat"), await service.Standalone.TokenAsync("approver", report.Municipality));
        (await report.PostAsync(report.One("ledig", "1"))).Expect(201);
        (await service.Client.SubmitAsync(report.Municipality, report.One("ledig", "2"), secretariat, service.NextKey())).Expect(201);
        await MoveAsync("approve", "{}", approver, 2);
        await MoveAsync("lock", """{ "reason": "endelig" }""", secretariat, 3);

        var rights = (await report.HistoryAsync()).Select(r => r.GetProperty("right")).ToList();
        Assert.Equal(
            [("reporter", report.Municipality, null), ("secretariat", null, report.Municipality), ("approver", report.Municipality, null), ("secretariat", null, null)],
            rights.Select(r => (r.GetProperty("role").GetString()!, r.GetProperty("claim").GetString(), r.GetProperty("onBehalfOf").GetString())));

        async Task MoveAsync(string move, string body, string token, int revision) => (await service.Client.PostAsync(
            $"{report.Path}/{move}", body, token, ("Idempotency-Key", service.NextKey()), ("If-Match", $"\"{revision}\""))).Expect(200);
    }

    [Fact]
    public async Task So_does_the_history_of_a_contract()
    {
        var history = (await service.Client.GetAsync(
            "api/v1/result-contracts/erhvervshus-nordjylland-2020/history", await service.Standalone.TokenAsync("contract-reporter"))).Expect(200);
        Assert.All(
            history.Json.GetProperty("changes").EnumerateArray(),
            change => Assert.Equal("secretariat", change.GetProperty("right").GetProperty("role").GetString()));
    }
}
