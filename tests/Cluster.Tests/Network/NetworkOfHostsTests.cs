using System.Net;
using System.Net.Sockets;
using Kkr.Testing.Namespaces;
using Kkr.Testing.PostgreSql;
using Npgsql;

namespace Kkr.Cluster.Tests.Network;

/// <summary>The hosts that the tests of networks stand on are what they say they are.</summary>
public sealed class NetworkOfHostsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Hosts_reach_each_other_until_they_are_parted_and_again_when_that_is_healed()
    {
        await SkipWithoutNamespacesAsync();
        await using var network = await NetworkOfHosts.CreateAsync("a", "b", "c");
        using var listener = Listen(network["a"]);
        var address = (IPEndPoint)listener.LocalEndPoint!;
        await ReachesAsync(network["b"], address);
        await ReachesAsync(network["c"], address);
        await network.PartitionAsync("a", "b");
        await ReachesAsync(network["b"], address);
        Assert.False(await TryAsync(network["c"], address, TimeSpan.FromSeconds(1)));
        await network.HealAsync();
        await ReachesAsync(network["c"], address);
    }

    [Fact]
    public async Task A_host_on_two_networks_joins_them_for_nobody()
    {
        await SkipWithoutNamespacesAsync();
        await using var network = await NetworkOfHosts.CreateAsync(
            new Testing.Namespaces.Network("cluster", "inner", "between"), new Testing.Namespaces.Network("public", "between", "outer"));
        using var listener = Listen(network["inner"]);
        await ReachesAsync(network["between"], (IPEndPoint)listener.LocalEndPoint!);
        await Assert.ThrowsAsync<SocketException>(() => network["outer"].ConnectAsync(listener.LocalEndPoint!, TestContext.Current.CancellationToken));
        Assert.Equal([(IPEndPoint)listener.LocalEndPoint!], network["inner"].Listening());
        Assert.Empty(network["outer"].Listening());
    }

    [Fact]
    public async Task A_database_server_runs_on_a_host_of_its_own()
    {
        await SkipWithoutNamespacesAsync();
        await using var network = await NetworkOfHosts.CreateAsync("db", "a");
        await using var server = await PostgreSqlServer.StartNewAsync(network["db"].Inside, network["db"].Address);
        var connection = new NpgsqlConnectionStringBuilder(await server.CreateDatabaseAsync());
        Assert.Equal(network["db"].Address.ToString(), connection.Host);
        await ReachesAsync(network["a"], new(network["db"].Address, connection.Port));
    }

    private static async Task SkipWithoutNamespacesAsync()
    {
        if (await NetworkOfHosts.UnavailableAsync() is { } why) Assert.Skip(why);
    }

    private static Socket Listen(NetworkHost host)
    {
        var listener = host.CreateSocket();
        listener.Bind(new IPEndPoint(host.Address, 0));
        listener.Listen();
        return listener;
    }

    /// <summary>A packet that was lost is sent again only after a second or more.</summary>
    private static async Task ReachesAsync(NetworkHost host, IPEndPoint address) => Assert.True(await TryAsync(host, address, Patience));

    private static async Task<bool> TryAsync(NetworkHost host, IPEndPoint address, TimeSpan within)
    {
        using var patience = new CancellationTokenSource(within);
        try
        {
            using var socket = await host.ConnectAsync(address, patience.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
