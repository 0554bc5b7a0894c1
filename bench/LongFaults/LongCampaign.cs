using System.Diagnostics;
using System.Text.Json;
using Kkr.Testing.Faults;
using Kkr.Testing.History;

namespace Kkr.Bench.Faults;

/// <summary>Hundreds of runs, a line each in a results file; a campaign that was broken off goes on behind its last line.</summary>
internal static class LongCampaign
{
    // A cluster is made anew from time to time, so that ledger and memory stay those of a short campaign.
    private const int RunsPerCluster = 40;

    public static async Task<int> RunAsync(CommandLine options)
    {
        var (runs, acknowledged, seed) = (options.Number("runs", 500), options.Number("acknowledged", 1_000_000), options.Number("seed", 1));
        var load = TimeSpan.FromSeconds(options.Number("load", 5));
        var longestPause = TimeSpan.FromSeconds(options.Number("longest-pause", 60));
        var file = options.Text("results", "bench/results/faults.jsonl");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var lines = File.Exists(file) ? File.ReadLines(file).Select(l => JsonSerializer.Deserialize<CampaignLine>(l)!).ToList() : [];
        var next = lines.Select(l => l.Seed + 1).DefaultIfEmpty(seed).Max();
        var until = TimeSpan.FromMinutes(options.Number("minutes", 600));
        var started = Stopwatch.GetTimestamp();
        if (FaultCluster.ClockFixed is { } why) Console.WriteLine($"Without steps of a clock: {why}");
        while (!Done())
        {
            await using var cluster = await FaultCluster.StartAsync();
            var campaign = new FaultCampaign(cluster, load, longestPause, options.Number("clients", 24));
            for (var i = 0; i < RunsPerCluster && !Done(); i++, next++)
            {
                RunOutcome outcome;
                try
                {
                    outcome = await campaign.RunAsync(next);
                }
                catch (Exception exception)
                {
                    // A run that can't be read to its end has failed; the next one begins on a new cluster.
                    outcome = new(next, PlannedFault.Of(next, load, longestPause, FaultCampaign.Possible), 0, 0, 0, 0, TimeSpan.Zero, TimeSpan.Zero,
                        [new(ViolationKind.WrongReport, $"The run could not be finished: {exception.Message}")]);
                    await File.WriteAllTextAsync($"{file}.{next}.txt", $"{exception}\n\n{cluster.LastOutput}");
                }

                if (outcome.Violations.Count > 0) await File.AppendAllTextAsync($"{file}.{next}.txt", $"{outcome}\n\n{cluster.LastOutput}\n");
                Console.WriteLine(outcome);
                lines.Add(new(
                    next, [.. outcome.Faults.Select(f => f.Kind.ToString())], outcome.Acknowledged, outcome.Unknown, outcome.LongestPause.TotalSeconds,
                    outcome.Duration.TotalSeconds, [.. outcome.Violations.Select(v => v.ToString())]));
                await File.AppendAllTextAsync(file, JsonSerializer.Serialize(lines[^1]) + "\n");
                if (outcome.Duration == TimeSpan.Zero)
                {
                    next++;
                    break;
                }
            }
        }

        Console.WriteLine(CampaignSummary.Of(lines));
        return lines.All(l => l.Violations.Count == 0) ? 0 : 1;

        bool Done() => (lines.Count >= runs && lines.Sum(l => (long)l.Acknowledged) >= acknowledged) || Stopwatch.GetElapsedTime(started) > until;
    }
}
