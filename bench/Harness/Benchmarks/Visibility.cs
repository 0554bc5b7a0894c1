using System.Diagnostics;
using Kkr.Bench.Load;
using Kkr.Bench.Measuring;
using Kkr.Bench.Services;

namespace Kkr.Bench.Benchmarks;

/// <summary>
/// P3: how long after its receipt a submission is seen at every gateway of a cluster of two silos and two gateways, at half
/// of P1's load: of what the product takes in one process. Silos hold no copies of their own: a table is one grain, and gateways read it.
/// </summary>
internal static class Visibility
{
    private static readonly TimeSpan BetweenSamples = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(2);

    public static async Task RunAsync(Stage stage, Options options, Results results)
    {
        var reporters = Reporters.OfApprentices(stage);
        var turn = options.IsQuick ? TimeSpan.FromSeconds(4) : TimeSpan.FromSeconds(15);
        var one = new SubmissionContest(await stage.StartAsync("one process", "product"), reporters);
        await one.WarmUpAsync(reporters.InRegion, 64);
        var rate = (await one.TurnAsync(reporters.InRegion, 64, turn)).PerSecond / 2;
        await stage.StopAsync(one.Service);

        var gateways = await stage.StartClusterAsync("gateway", silos: 2, gateways: 2);
        var contest = new SubmissionContest(gateways[0], reporters);
        await contest.WarmUpAsync(reporters.InRegion, 64);
        var most = await contest.TurnAsync(reporters.InRegion, 64, turn);
        var duration = options.IsQuick ? TimeSpan.FromSeconds(20) : TimeSpan.FromSeconds(options.Seconds * 60);

        var freshness = new Freshness();
        using var end = new CancellationTokenSource();
        var looking = gateways.Select(gateway => LookAsync(gateway, freshness, stage.Token("secretariat"), end.Token)).ToList();
        var load = await contest.TurnAsync(reporters.InRegion, 64, duration, perSecond: rate, onPosition: freshness.Take);
        await end.CancelAsync();
        var delays = await Task.WhenAll(looking);

        results.Add(new Finding("P3", "most that the cluster takes, submissions a second", most.PerSecond, "/s", ""));
        results.Add(new Finding("P3", "load, submissions a second (half of what one process takes)", load.PerSecond, "/s", $"{rate:N0}"));
        results.Add(new Finding("P3", "duration", duration.TotalSeconds, "s", "600 in a full run"));
        for (var g = 0; g < gateways.Count; g++)
        {
            results.Add(new Finding("P3", $"{gateways[g].Name}: from receipt to visible, p50 of {delays[g].Count:N0}", Quantile(delays[g], 0.5), "ms", ""));
            results.Add(new Finding("P3", $"{gateways[g].Name}: from receipt to visible, p99", Quantile(delays[g], 0.99), "ms", "250"));
            // A backlog that grows would show here.
            results.Add(new Finding("P3", $"{gateways[g].Name}: p99 in the last third", Quantile(delays[g][(delays[g].Count * 2 / 3)..], 0.99), "ms", "250"));
        }

        results.Checked(await Proof.ProductAsync(gateways[1], contest.Tally, stage.Token("secretariat")));
    }

    /// <summary>Takes the newest receipt now and then, and looks at a gateway until the gateway shows it.</summary>
    /// <returns>How long each took from its receipt on, in milliseconds.</returns>
    private static async Task<List<double>> LookAsync(Service gateway, Freshness freshness, string token, CancellationToken end)
    {
        var delays = new List<double>();
        using var connection = new HttpConnection();
        await connection.ConnectAsync(gateway.Port);
        var look = new ReadConversation($"/api/v1/regions/{Reporters.Region}/aggregates/voksenlaerlinge?period=2005", token, "\"asOf\""u8.ToArray());
        long seen = 0;
        while (!end.IsCancellationRequested)
        {
            var (position, at) = freshness.NewestWithTime;
            if (position > seen)
            {
                while (true)
                {
                    await connection.ExchangeAsync(look);
                    if (look.Position >= position) break;
                    if (Stopwatch.GetElapsedTime(at) > TimeSpan.FromSeconds(30)) throw new BenchmarkException($"{gateway.Name} does not show position {position}.");
                    await Task.Delay(BetweenLooks, CancellationToken.None);
                }

                delays.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
                seen = position;
            }

            await Task.Delay(BetweenSamples, CancellationToken.None);
        }

        return delays;
    }

    private static double Quantile(IReadOnlyCollection<double> values, double quantile)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : sorted[Math.Clamp((int)Math.Ceiling(quantile * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
