using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Kkr.Cluster.Tests.Backups;

/// <summary>A dump that is taken while submissions go on, and what starts on it.</summary>
public sealed class DumpTests(ITestOutputHelper output)
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_dump_taken_under_load_gives_the_same_receipts_and_tables_also_beside_newer_snapshots()
    {
        using var folder = new TemporaryFolder();
        var anchors = Path.Combine(folder.Path, "anchors.jsonl");
        var setup = new ClusterSetup
        {
            Settings = new Dictionary<string, string> { ["Privacy__Key"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) },
            ConfigureSilo = (_, settings) => (settings["Ledger__Anchors__File"], settings["Ledger__Anchors__Interval"]) = (anchors, "0:00:01"),
        };
        await using var original = await Cluster.StartAsync(silos: 1, setup);
        var work = new ReportingWork(original);
        await work.BeginAsync();

        using var stop = new CancellationTokenSource();
        var load = work.GoOnAsync(stop.Token);
        while (work.Receipts.Count < 150 && !load.IsCompleted) await Task.Delay(20, TestContext.Current.CancellationToken);
        var before = work.Receipts;
        var dump = Path.Combine(original.PostgreSql.Folder, "kkr.dump");
        var clock = Stopwatch.StartNew();
        await original.PostgreSql.RunClientAsync(
            "pg_dump", "--dbname=" + RestoredDatabase.NameOf(original.Connection), "--format=custom", "--file=" + dump,
            "--exclude-table-data=orleansmembership*", "--exclude-table-data=orleansstorage");
        var dumped = clock.Elapsed;
        var after = work.Receipts.Count;
        while (work.Receipts.Count < after + 50 && !load.IsCompleted) await Task.Delay(20, TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await load;

        clock.Restart();
        var connection = await RestoredDatabase.RestoreAsync(original.PostgreSql, dump);
        var restoring = clock.Elapsed;
        var head = await RestoredDatabase.HeadAsync(connection);
        Assert.All(before, receipt => Assert.InRange(receipt.Position, 1, head));
        Assert.Contains(work.Receipts, receipt => receipt.Position > head);
        Assert.Equal(0L, await RestoredDatabase.RunAsync(connection, "SELECT count(*) FROM orleansmembershiptable"));

        var expected = await ReportingWork.ReadAsync(original, head, asOf: true);
        // A graceful stop writes the snapshots of all tables and the last anchor.
        Assert.Equal(0, await original.Gateway.StopAsync(StopPatience, "Stop"));
        Assert.Equal(0, await original.Silo(1).StopAsync(StopPatience, "Stop"));
        var snapshots = Path.Combine(original.PostgreSql.Folder, "snapshots.dump");
        await original.PostgreSql.RunClientAsync("pg_dump", "--dbname=" + RestoredDatabase.NameOf(original.Connection), "--format=custom", "--data-only", "--table=orleansstorage", "--file=" + snapshots);

        // Anchors made after the dump tell of a tail that is not there; those up to it are a valid file.
        var kept = Path.Combine(folder.Path, "kept.jsonl");
        var lines = await File.ReadAllLinesAsync(anchors, TestContext.Current.CancellationToken);
        var lasting = lines.Where(line => JsonElement.Parse(line).GetProperty("position").GetInt64() <= head).ToArray();
        Assert.InRange(lasting.Length, 1, lines.Length - 1);
        await File.WriteAllLinesAsync(kept, lasting, TestContext.Current.CancellationToken);
        var onDump = setup with { Connection = connection, ConfigureSilo = (_, settings) => settings["Ledger__Anchors__File"] = kept };
        clock.Restart();
        int replayed, newer;
        await using (var restored = await Cluster.StartAsync(silos: 1, onDump))
        {
            var started = clock.Elapsed;
            var (exitCode, said) = await restored.VerifyAsync(anchors);
            Assert.True(exitCode == 1 && said.Contains(", TailCut", StringComparison.Ordinal), said);
            (exitCode, said) = await restored.VerifyAsync(kept);
            Assert.True(exitCode == 0 && said.Contains("valid: yes", StringComparison.Ordinal), said);
            Assert.Equal(expected, await ReportingWork.ReadAsync(restored, head, asOf: false));
            replayed = await work.ReplayAsync(restored, head);
            // What the region records by itself, of overdue obligations, may have come since; no report has.
            Assert.Equal(0L, await RestoredDatabase.RunAsync(
                connection, $"SELECT count(*) FROM ledger WHERE topic LIKE 'report/%' AND position > {head.ToString(CultureInfo.InvariantCulture)}"));
            var again = new ReportingWork(restored);
            await again.ReportAsync("851", "2021", 9999, "after-the-restore");
            Assert.True(again.Receipts[0].Position > head);
            output.WriteLine($"dump: {dumped.TotalSeconds:0.0} s under load, restored in {restoring.TotalSeconds:0.0} s, serving after {started.TotalSeconds:0.0} s");
        }

        // The same dump with the snapshots that the original wrote later: they tell of what this ledger never held.
        var beside = await RestoredDatabase.RestoreAsync(original.PostgreSql, dump);
        await original.PostgreSql.RunClientAsync("pg_restore", "--dbname=" + RestoredDatabase.NameOf(beside), snapshots);
        newer = (int)(long)(await RestoredDatabase.RunAsync(beside, "SELECT count(*) FROM orleansstorage"))!;
        Assert.InRange(newer, 1, int.MaxValue);
        await using (var restored = await Cluster.StartAsync(silos: 1, onDump with { Connection = beside }))
            Assert.Equal(expected, await ReportingWork.ReadAsync(restored, head, asOf: false));
        output.WriteLine(
            $"{head} entries, {before.Count} receipts before the dump began, {work.Receipts.Count} in all, {replayed} sent again and answered the same, "
            + $"{expected.Count} rows compared twice, {newer} newer snapshots passed over; anchors {lasting.Length} of {lines.Length} kept");
    }
}
