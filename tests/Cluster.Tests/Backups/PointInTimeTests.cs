using System.Diagnostics;
using Kkr.Testing.PostgreSql;

namespace Kkr.Cluster.Tests.Backups;

/// <summary>A base backup and archived WAL: back to a point between two submissions, and to the end.</summary>
public sealed class PointInTimeTests(ITestOutputHelper output)
{
    private const string Forget = "TRUNCATE orleansmembershiptable, orleansmembershipversiontable, orleansstorage";

    [Fact]
    public async Task Archived_WAL_leads_back_to_a_point_and_to_the_last_acknowledged_entry()
    {
        using var archive = new TemporaryFolder();
        var folder = archive.Path;
        var setup = new ClusterSetup
        {
            Settings = new Dictionary<string, string> { ["Privacy__Key"] = Convert.ToBase64String(new byte[32]) },
            DatabaseSettings = ["wal_level=replica", "archive_mode=on", "archive_timeout=60", $"archive_command=test ! -f {folder}/%f && cp %p {folder}/%f.part && mv {folder}/%f.part {folder}/%f"],
        };
        await using var original = await Cluster.StartAsync(silos: 1, setup);
        var work = new ReportingWork(original);
        await work.BeginAsync();
        var backup = Path.Combine(original.PostgreSql.Folder, "base");
        await original.PostgreSql.RunClientAsync("pg_basebackup", "--pgdata=" + backup, "--checkpoint=fast");

        await work.ReportAsync("851", "2021", 1, "before-the-point");
        var point = await RestoredDatabase.HeadAsync(original.Connection);
        var kept = work.Receipts.Count;
        await RestoredDatabase.RunAsync(original.Connection, "SELECT pg_create_restore_point('before-the-mistake')");
        await work.ReportAsync("851", "2021", 2, "after-the-point");
        var pointCells = await ReportingWork.ReadAsync(original, point, asOf: true);

        using var stop = new CancellationTokenSource();
        var load = work.GoOnAsync(stop.Token);
        while (work.Receipts.Count < kept + 200 && !load.IsCompleted) await Task.Delay(20, TestContext.Current.CancellationToken);
        // The database dies under load; what it had not archived yet is still on its disk.
        var killing = original.PostgreSql.KillAsync();
        await stop.CancelAsync();
        await killing;
        await original.Gateway.KillAsync();
        await load;
        await original.Silo(1).KillAsync();
        await original.PostgreSql.RunToolAsync("sh", "-c", $"cp --no-clobber {original.PostgreSql.Folder}/data/pg_wal/0* {folder}/");

        var database = RestoredDatabase.NameOf(original.Connection);
        var restore = $"restore_command=cp {folder}/%f %p";
        var clock = Stopwatch.StartNew();
        await using (var server = await PostgreSqlServer.RecoverAsync(backup, restore, "recovery_target_name=before-the-mistake", "recovery_target_action=promote"))
        {
            var recovered = clock.Elapsed;
            await RestoredDatabase.RunAsync(server.ConnectionString(database), Forget);
            Assert.Equal(point, await RestoredDatabase.HeadAsync(server.ConnectionString(database)));
            Assert.Equal(kept, work.Receipts.Count(r => r.Position <= point));
            await using var restored = await Cluster.StartAsync(silos: 1, setup with { Connection = server.ConnectionString(database) });
            Assert.Equal(pointCells, await ReportingWork.ReadAsync(restored, point, asOf: false));
            var replayed = await work.ReplayAsync(restored, point);
            Assert.Equal(0, (await restored.VerifyAsync("")).ExitCode);
            output.WriteLine($"to a restore point: recovered in {recovered.TotalSeconds:0.0} s, {point} entries, {replayed} receipts the same, {pointCells.Count} rows compared");
        }

        clock.Restart();
        await using (var server = await PostgreSqlServer.RecoverAsync(backup, restore))
        {
            var recovered = clock.Elapsed;
            await RestoredDatabase.RunAsync(server.ConnectionString(database), Forget);
            var head = await RestoredDatabase.HeadAsync(server.ConnectionString(database));
            Assert.All(work.Receipts, r => Assert.InRange(r.Position, 1, head));
            await using var restored = await Cluster.StartAsync(silos: 1, setup with { Connection = server.ConnectionString(database) });
            var replayed = await work.ReplayAsync(restored, head);
            Assert.Equal(work.Receipts.Count, replayed);
            var cells = await ReportingWork.ReadAsync(restored, head, asOf: true);
            Assert.Equal(cells, await ReportingWork.ReadAsync(restored, head, asOf: false));
            Assert.Equal(0, (await restored.VerifyAsync("")).ExitCode);
            output.WriteLine($"to the end: recovered in {recovered.TotalSeconds:0.0} s, {head} entries, {replayed} of {work.Receipts.Count} receipts the same, 0 lost, {cells.Count} rows compared");
        }
    }
}
