using System.Diagnostics;

namespace Kkr.Cluster.Tests.Backups;

/// <summary>
/// A backup of the whole database holds who was a member when it was taken. Where nobody took them out, as the procedure
/// has it, they are gone all the same, and do not keep a cluster from starting.
/// </summary>
public sealed class RestoredMembershipTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Members_of_the_day_of_the_backup_do_not_hinder_the_start()
    {
        var setup = new ClusterSetup { Settings = new Dictionary<string, string> { ["Privacy__Key"] = Convert.ToBase64String(new byte[32]) } };
        await using var original = await Cluster.StartAsync(silos: 2, setup);
        var work = new ReportingWork(original);
        await work.BeginAsync();
        var dump = Path.Combine(original.PostgreSql.Folder, "whole.dump");
        await original.PostgreSql.RunClientAsync("pg_dump", "--dbname=" + RestoredDatabase.NameOf(original.Connection), "--format=custom", "--file=" + dump);

        // The machines are lost: nobody left the membership.
        await Task.WhenAll(original.Gateway.KillAsync(), original.Silo(1).KillAsync(), original.Silo(2).KillAsync());
        var connection = await RestoredDatabase.RestoreAsync(original.PostgreSql, dump);
        // A backup is older than this one. Members that told of themselves a moment ago are waited for, for a minute and a half.
        await RestoredDatabase.RunAsync(
            connection, "UPDATE orleansmembershiptable SET starttime = starttime - interval '1 hour', iamalivetime = iamalivetime - interval '1 hour'");
        Assert.Equal(2L, await MembersAsync("3"));
        var head = await RestoredDatabase.HeadAsync(connection);
        Assert.All(work.Receipts, r => Assert.InRange(r.Position, 1, head));

        var clock = Stopwatch.StartNew();
        await using var restored = await Cluster.StartAsync(silos: 1, setup with { Connection = connection });
        var started = clock.Elapsed;
        Assert.Equal(
            await ReportingWork.ReadAsync(restored, head, asOf: true), await ReportingWork.ReadAsync(restored, head, asOf: false));
        Assert.Equal(work.Receipts.Count, await work.ReplayAsync(restored, head));
        var again = new ReportingWork(restored);
        await again.ReportAsync("851", "2021", 1, "after-the-restore");
        Assert.True(again.Receipts[0].Position > head);
        output.WriteLine(
            $"serving {started.TotalSeconds:0.0} s after the start; of the backup's members {await MembersAsync("6")} were declared dead; "
            + $"{head} entries, {work.Receipts.Count} receipts the same");

        async Task<long> MembersAsync(string status) => (long)(await RestoredDatabase.RunAsync(
            connection, $"SELECT count(*) FROM orleansmembershiptable WHERE status = {status}"))!;
    }
}
