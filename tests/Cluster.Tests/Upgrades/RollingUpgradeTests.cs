using Kkr.Testing.Processes;

namespace Kkr.Cluster.Tests.Upgrades;

/// <summary>Three silos and two gateways go to the next release and back, one at a time, while clients work.</summary>
public sealed class RollingUpgradeTests(ITestOutputHelper output)
{
    private const int RequestsBetweenSteps = 60;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task Going_to_the_next_release_and_back_under_load_fails_no_request()
    {
        using var next = await NextRelease.BuildAsync();
        await using var cluster = await Cluster.StartAsync(silos: 3, new() { Settings = new Dictionary<string, string> { ["Shutdown__Notice"] = "0:00:02" } });
        await using var load = new SteadyLoad(code => cluster.Token("reporter", code));
        List<(ServiceProcess Process, ApiClient Client)> gateways = [(cluster.Gateway, cluster.Client), await cluster.StartAnotherGatewayAsync("gateway 2")];
        gateways.ForEach(g => load.Use(g.Client.Address));
        await load.StartAsync();
        await load.FlowAsync(RequestsBetweenSteps, Patience);

        // Up: silos first, as gateways of the next release ask what only its silos know. Down: the other way round.
        await RollSilosAsync([1, 2, 3], [4, 5, 6], next.Silo);
        await RollGatewaysAsync(next.Gateway);
        Assert.True(load.OfNextRelease > 0, "No gateway of the next release answered.");
        await RollGatewaysAsync("Kkr.Orleans.Gateway");
        await RollSilosAsync([4, 5, 6], [7, 8, 9], "Kkr.Orleans.Silo");
        await load.StopAsync();

        output.WriteLine(
            $"{load.Requests} requests, {load.OfNextRelease} answered by gateways of the next release, {load.Failures.Count} failed; "
            + $"half within {load.Quantile(0.5):0} ms, 99 of 100 within {load.Quantile(0.99):0} ms, the longest {load.Quantile(1):0} ms");
        Assert.True(load.Failures.Count == 0, string.Join('\n', load.Failures.Take(10)) + "\n" + cluster.LastOutput);

        // Both releases wrote, both read what the other wrote, and all of it is there once.
        var client = gateways[0].Client;
        decimal last = 0;
        foreach (var (municipality, acknowledged) in load.Acknowledged)
        {
            var history = (await client.GetAsync(
                $"api/v1/municipalities/{municipality}/reports/voksenlaerlinge/2020/history", cluster.Token("reporter", municipality))).Expect(200).Json;
            Assert.Equal(acknowledged, history.GetProperty("revisions").GetArrayLength());
            last += acknowledged - 1;
        }

        var total = (await client.GetAsync("api/v1/regions/081/aggregates/voksenlaerlinge?period=2020", cluster.Token("secretariat"))).Expect(200).Json;
        Assert.Equal(last, total.GetProperty("rows")[0].GetProperty("value").GetDecimal());
        Assert.Equal(2, (await client.GetAsync("api/v1/data-sets/voksenlaerlinge")).Expect(200).Json.GetProperty("version").GetInt32());

        async Task RollSilosAsync(int[] from, int[] to, string program)
        {
            foreach (var (old, one) in from.Zip(to))
            {
                await cluster.StartSiloAsync(one, program);
                await load.FlowAsync(RequestsBetweenSteps, Patience);
                Assert.Equal(0, await cluster.Silo(old).StopAsync(Patience, $"Stop of silo {old}"));
                await load.FlowAsync(RequestsBetweenSteps, Patience);
            }
        }

        async Task RollGatewaysAsync(string program)
        {
            foreach (var old in gateways.ToList())
            {
                var one = await cluster.StartAnotherGatewayAsync($"gateway beside {old.Process.Name}", program);
                load.Use(one.Client.Address);
                await load.FlowAsync(RequestsBetweenSteps, Patience);
                Assert.Equal(0, await old.Process.StopAsync(Patience, $"Stop of {old.Process.Name}"));
                gateways.Remove(old);
                gateways.Add(one);
                await load.FlowAsync(RequestsBetweenSteps, Patience);
            }
        }
    }
}
