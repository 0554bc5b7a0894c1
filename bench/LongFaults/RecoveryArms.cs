using System.Globalization;
using Kkr.Testing.Faults;

namespace Kkr.Bench.Faults;

/// <summary>The time to recover from <c>kill -9</c>, with the product's settings and with those that Orleans has by default.</summary>
internal static class RecoveryArms
{
    private static readonly Dictionary<string, string> OrleansDefaults = new()
    {
        ["Orleans__Membership__ProbeTimeout"] = "00:00:05",
        ["Orleans__Membership__NumMissedProbesLimit"] = "3",
        ["Orleans__Membership__TableRefreshTimeout"] = "00:01:00",
        ["Orleans__ResponseTimeout"] = "00:00:30",
    };

    public static async Task<int> RunAsync(CommandLine options)
    {
        var rounds = options.Number("rounds", 5);
        var product = await MeasureAsync("these settings", null, rounds, options);
        var defaults = await MeasureAsync("Orleans' defaults", OrleansDefaults, rounds, options);
        var (here, there) = (Median(product), Median(defaults));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"median p99 of {rounds} kills: {here.TotalSeconds:0.00} s with these settings, {there.TotalSeconds:0.00} s with Orleans' defaults: {there / here:0.0} times as fast"));
        return product.Concat(defaults).All(r => r.Violations.Count == 0) ? 0 : 1;
    }

    private static TimeSpan Median(List<Recovery> measured) => measured.Select(r => r.P99).Order().ElementAt(measured.Count / 2);

    private static async Task<List<Recovery>> MeasureAsync(string arm, Dictionary<string, string>? settings, int rounds, CommandLine options)
    {
        await using var cluster = await FaultCluster.StartAsync(settings);
        var campaign = new FaultCampaign(cluster, TimeSpan.FromSeconds(50), TimeSpan.Zero, options.Number("clients", 24), TimeSpan.FromSeconds(100));
        var measured = new List<Recovery>();
        for (var seed = 1; seed <= rounds; seed++)
        {
            measured.Add(await Recovery.MeasureAsync(campaign, seed));
            Console.WriteLine($"{arm}, kill {seed}: {measured[^1]}");
        }

        return measured;
    }
}
