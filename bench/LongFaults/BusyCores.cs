using System.Diagnostics;
using Kkr.Testing.Faults;

namespace Kkr.Bench.Faults;

/// <summary>Keeps all cores busy beside a cluster under load, and counts the silos that were taken for dead although they lived.</summary>
internal static class BusyCores
{
    public static async Task<int> RunAsync(CommandLine options)
    {
        var time = TimeSpan.FromMinutes(options.Number("minutes", 10));
        await using var cluster = await FaultCluster.StartAsync();
        using var stop = new CancellationTokenSource();
        var busy = Enumerable.Range(0, Environment.ProcessorCount * 2).Select(_ => new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
            }
        })
        { IsBackground = true }).ToList();
        busy.ForEach(t => t.Start());
        var started = Stopwatch.GetTimestamp();
        var (seed, acknowledged, violations) = (0, 0L, 0);
        var campaign = new FaultCampaign(cluster, TimeSpan.FromSeconds(20), TimeSpan.Zero, options.Number("clients", 24), TimeSpan.FromSeconds(60));
        while (Stopwatch.GetElapsedTime(started) < time)
        {
            var outcome = await campaign.RunAsync(++seed, []);
            (acknowledged, violations) = (acknowledged + outcome.Acknowledged, violations + outcome.Violations.Count);
        }

        await stop.CancelAsync();
        var dead = await cluster.CountDeadSilosAsync();
        Console.WriteLine($"{Environment.ProcessorCount} cores busy twice over for {Stopwatch.GetElapsedTime(started).TotalMinutes:0.0} minutes: {acknowledged} acknowledged, {dead} silos taken for dead, {violations} violations");
        return dead == 0 && violations == 0 ? 0 : 1;
    }
}
