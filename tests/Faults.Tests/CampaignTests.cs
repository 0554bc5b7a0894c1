using Kkr.Testing.Faults;

namespace Kkr.Faults.Tests;

/// <summary>A few runs of the campaign that <c>bench/faults</c> does by the hundred: every kind of fault once, some of them together.</summary>
[Collection("faults")]
public sealed class CampaignTests(SharedCluster shared, ITestOutputHelper output)
{
    private static readonly TimeSpan Load = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(1.5);

    [Fact]
    public async Task A_short_campaign_loses_doubles_and_invents_nothing()
    {
        var cluster = shared.Cluster;
        if (FaultCluster.ClockFixed is { } why) output.WriteLine($"Without steps of a clock: {why}");
        var campaign = new FaultCampaign(cluster, Load, TimeSpan.FromSeconds(8), clients: 12);
        PlannedFault Fault(FaultKind kind, int target, double at, double seconds) => new(kind, target, TimeSpan.FromSeconds(at), TimeSpan.FromSeconds(seconds));
        IReadOnlyList<IReadOnlyList<PlannedFault>> runs =
        [
            [Fault(FaultKind.SiloKilled, 1, 0.7, Duration.TotalSeconds)],
            [Fault(FaultKind.SiloPaused, 2, 0.5, 7), Fault(FaultKind.ConnectionFlood, 1, 1, 2)],
            [Fault(FaultKind.DatabaseKilled, 1, 0.7, 1), Fault(FaultKind.ClockStepped, FaultCluster.SteppedSilo, 0.3, 2)],
            [Fault(FaultKind.SiloCutFromCluster, 1, 0.5, 6), Fault(FaultKind.GatewayKilled, 2, 1, 1)],
            [Fault(FaultKind.DiskFull, 1, 0.7, 1.5), Fault(FaultKind.SiloCutOff, 2, 1, 2)],
            [Fault(FaultKind.GatewayCutOff, 1, 0.7, 2)],
        ];
        for (var seed = 1; seed <= runs.Count; seed++)
        {
            var outcome = await campaign.RunAsync(seed, [.. runs[seed - 1].Where(f => FaultCampaign.Possible.Contains(f.Kind))]);
            output.WriteLine(outcome.ToString());
            Assert.True(outcome.Violations.Count == 0, $"{outcome}\n{cluster.LastOutput}");
            Assert.NotEqual(0, outcome.Acknowledged);
        }
    }
}
