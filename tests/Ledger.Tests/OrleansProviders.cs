using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Kkr.Ledger;

/// <summary>A silo on Orleans' own AdoNet providers, as the product hosts it, over our schema.</summary>
internal static class OrleansProviders
{
    public static async Task<IHost> StartPostgreSqlSiloAsync(string connectionString, string clusterId)
    {
        var (silo, gateway) = FreePorts();
        return await StartAsync(orleans => orleans
            .ConfigureEndpoints(IPAddress.Loopback, silo, gateway, listenOnAnyHostAddress: false)
            .Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (clusterId, "kkr"))
            .UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = ("Npgsql", connectionString))
            .UseAdoNetReminderService(o => (o.Invariant, o.ConnectionString) = ("Npgsql", connectionString))
            .AddAdoNetGrainStorage("kept", o => (o.Invariant, o.ConnectionString) = ("Npgsql", connectionString))
            .AddAdoNetGrainStorage("deleted", o => (o.Invariant, o.ConnectionString, o.DeleteStateOnClear) = ("Npgsql", connectionString, true)));
    }

    public static async Task<IHost> StartSqliteSiloAsync(string connectionString)
    {
        var (silo, gateway) = FreePorts();
        return await StartAsync(orleans => orleans
            .UseLocalhostClustering(silo, gateway)
            .AddAdoNetGrainStorage("kept", o => (o.Invariant, o.ConnectionString) = ("System.Data.SQLite", connectionString))
            .AddAdoNetGrainStorage("deleted", o => (o.Invariant, o.ConnectionString, o.DeleteStateOnClear) = ("System.Data.SQLite", connectionString, true)));
    }

    private static async Task<IHost> StartAsync(Action<ISiloBuilder> configure)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleans(configure);
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    private static (int Silo, int Gateway) FreePorts()
    {
        using var one = new TcpListener(IPAddress.Loopback, 0);
        using var other = new TcpListener(IPAddress.Loopback, 0);
        one.Start();
        other.Start();
        return (((IPEndPoint)one.LocalEndpoint).Port, ((IPEndPoint)other.LocalEndpoint).Port);
    }
}
