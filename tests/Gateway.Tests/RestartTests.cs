using System.Text.Json;
using Kkr.Testing.Processes;

namespace Kkr.Gateway.Tests;

/// <summary>What was acknowledged outlives the process, however it ends.</summary>
public sealed class RestartTests
{
    private const string SourceTable = "api/v1/regions/081/aggregates/voksenlaerlinge?period=2019&period=2020";
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(60);

    private static readonly string[] Reporters = ["773", "787", "810", "813", "820", "840", "846", "849", "851", "860"];

    [Fact]
    public async Task Started_again_nothing_is_doubled()
    {
        await using var standalone = await Standalone.StartNewAsync(demo: true);
        var before = (await standalone.Client.GetAsync(SourceTable)).Expect(200);
        var secretariat = await standalone.TokenAsync("secretariat");
        var histories = await HistoriesAsync(standalone, secretariat);
        Assert.Equal(0, await standalone.Process.StopAsync(StopPatience, "Stop"));
        await standalone.StartAsync();
        // Tokens are good across restarts; the figures, the hashes and the times are the same.
        Assert.Equal(before.Text, (await standalone.Client.GetAsync(SourceTable)).Expect(200).Text);
        Assert.Equal(histories, await HistoriesAsync(standalone, secretariat));
        await standalone.Process.KillAsync();
        await standalone.StartAsync();
        Assert.Equal(before.Text, (await standalone.Client.GetAsync(SourceTable)).Expect(200).Text);
        Assert.Equal(histories, await HistoriesAsync(standalone, secretariat));
    }

    [Fact]
    public async Task Started_without_demo_figures_it_is_empty_and_takes_submissions()
    {
        await using var standalone = await Standalone.StartNewAsync(demo: false);
        Assert.Equal(
            """{"region":"081","dataSet":"voksenlaerlinge","asOf":null,"rows":[],"change":[],"indicators":[],"missing":[]}""",
            (await standalone.Client.GetAsync(SourceTable, await standalone.TokenAsync("secretariat"))).Expect(200).Text);
        Assert.Equal(98, (await standalone.Client.GetAsync("api/v1/municipalities")).Expect(200).Json.GetArrayLength());
        var token = await standalone.TokenAsync("reporter", "851");
        const string body = """{ "dataSet": "voksenlaerlinge", "period": "2020", "figures": [ { "value": 802 } ] }""";
        var first = (await standalone.Client.SubmitAsync("851", body, token, "one")).Expect(201);
        Assert.Equal(1, first.Json.GetProperty("revision").GetInt64());
        await standalone.Process.KillAsync();
        await standalone.StartAsync();
        var again = (await standalone.Client.SubmitAsync("851", body, token, "one")).Expect(200);
        Assert.Equal("true", again.Header("Idempotency-Replayed"));
        Assert.Equal(first.Receipt, again.Receipt);
    }

    [Fact]
    public async Task Killed_in_the_middle_of_a_load_it_has_every_acknowledged_submission_once()
    {
        await using var standalone = await Standalone.StartNewAsync(demo: true);
        var published = (await standalone.Client.GetAsync(SourceTable)).Expect(200).Json.GetProperty("rows").GetRawText();
        var tokens = new Dictionary<string, string>();
        foreach (var reporter in Reporters) tokens[reporter] = await standalone.TokenAsync("reporter", reporter);
        var load = new SubmissionLoad("081", Reporters, "2021", perMunicipality: 200, code => tokens[code]);
        // Killed twice, so that what a start finds was itself left by a crash.
        foreach (var killAt in new[] { 400, 1100 })
        {
            var running = load.RunAsync([standalone.Client.Address], giveUp: true);
            await Task.WhenAny(load.ReachedAsync(killAt), running);
            await standalone.Process.KillAsync();
            await running;
            Assert.InRange(load.Acknowledged, killAt, Reporters.Length * 200 - 1);
            await standalone.StartAsync();
        }

        // What was under way is sent again with the same keys; what was not is sent for the first time.
        await load.RunAsync([standalone.Client.Address], giveUp: false);
        await load.VerifyAsync(standalone.Client.Address, await standalone.TokenAsync("secretariat"));
        Assert.All(load.Statuses.Keys, status => Assert.Contains(status, (int[])[0, 200, 201, 503]));
        Assert.Equal(published, (await standalone.Client.GetAsync(SourceTable)).Expect(200).Json.GetProperty("rows").GetRawText());
    }

    private static async Task<string> HistoriesAsync(Standalone standalone, string token)
    {
        var histories = await Task.WhenAll(
            from reporter in Reporters
            from period in (string[])["2019", "2020"]
            select standalone.Client.GetAsync($"api/v1/municipalities/{reporter}/reports/voksenlaerlinge/{period}/history", token));
        Assert.All(histories, h => Assert.Single(h.Expect(200).Json.GetProperty("revisions").EnumerateArray()));
        return JsonSerializer.Serialize(histories.Select(h => h.Text));
    }
}
