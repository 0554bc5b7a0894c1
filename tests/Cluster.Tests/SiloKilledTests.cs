using Kkr.Testing.Processes;

namespace Kkr.Cluster.Tests;

/// <summary>A silo that is killed under load takes no acknowledged submission with it, and the service returns by itself.</summary>
public sealed class SiloKilledTests(ITestOutputHelper output)
{
    private static readonly string[] Reporters = ["773", "787", "810", "813", "820", "840", "846", "849", "851", "860"];

    [Fact]
    public async Task Killing_a_silo_under_load_loses_and_doubles_nothing()
    {
        await using var cluster = await Cluster.StartAsync(silos: 2);
        var load = new SubmissionLoad("081", Reporters, "2021", perMunicipality: 120, code => cluster.Token("reporter", code));
        var running = load.RunAsync([cluster.Client.Address], giveUp: false);
        await Task.WhenAny(load.ReachedAsync(400), running);
        // The one that is killed is where something lives: each silo in turn is killed while there is work for it.
        await cluster.Silo(1).KillAsync();
        var killedAt = load.Acknowledged;
        await RunAsync(running, cluster);
        Assert.True(killedAt < Reporters.Length * 120, "The load was over before the silo was killed.");
        await load.VerifyAsync(cluster.Client.Address, cluster.Token("secretariat"));
        Report(load, "one of two silos killed");
        Assert.All(load.Statuses.Keys, status => Assert.Contains(status, (int[])[200, 201, 503]));

        // A silo joins again, and the one that had everything goes: nothing depended on it.
        await cluster.StartSiloAsync(3);
        var second = new SubmissionLoad("081", Reporters, "2022", perMunicipality: 60, code => cluster.Token("reporter", code));
        running = second.RunAsync([cluster.Client.Address], giveUp: false);
        await Task.WhenAny(second.ReachedAsync(150), running);
        await cluster.Silo(2).KillAsync();
        await RunAsync(running, cluster);
        await second.VerifyAsync(cluster.Client.Address, cluster.Token("secretariat"));
        Report(second, "the other one killed, after a third had joined");
        Assert.All(second.Statuses.Keys, status => Assert.Contains(status, (int[])[200, 201, 503]));
        await load.VerifyAsync(cluster.Client.Address, cluster.Token("secretariat"));
    }

    private static async Task RunAsync(Task load, Cluster cluster)
    {
        try
        {
            await load;
        }
        catch (Exception exception) when (exception is TimeoutException or InvalidOperationException)
        {
            throw new InvalidOperationException($"{exception.Message}\n{cluster.LastOutput}", exception);
        }
    }

    private void Report(SubmissionLoad load, string what) => output.WriteLine(
        $"{what}: {load.Acknowledged} acknowledged, statuses {string.Join(", ", load.Statuses.OrderBy(s => s.Key).Select(s => $"{s.Key}: {s.Value}"))}, "
        + $"longest time without any acknowledgement {load.LongestPause.TotalSeconds:0.0} s");
}
