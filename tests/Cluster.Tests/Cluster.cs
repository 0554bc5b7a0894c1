using System.Collections.Concurrent;
using System.Globalization;
using Kkr.Testing.PostgreSql;
using Kkr.Testing.Processes;

namespace Kkr.Cluster.Tests;

/// <summary>A cluster as it is run: a PostgreSQL, silos and a gateway, each a process of its own.</summary>
public sealed class Cluster : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);

    private readonly List<IAsyncDisposable> _parts = [];
    private readonly ConcurrentDictionary<string, string> _tokens = new();
    private readonly Dictionary<int, ServiceProcess> _silos = [];
    private readonly ConcurrentDictionary<int, string> _siloAddresses = new();
    private readonly IReadOnlyDictionary<string, string> _settings;

    private Cluster(IReadOnlyDictionary<string, string> settings) => _settings = settings;

    public Issuer Issuer { get; private set; } = null!;

    public PostgreSqlServer PostgreSql { get; private set; } = null!;

    public string Connection { get; private set; } = null!;

    public ApiClient Client { get; private set; } = null!;

    public ServiceProcess Gateway { get; private set; } = null!;

    /// <summary>Where the gateway's figures are read without a token.</summary>
    public string MetricsAddress { get; private set; } = null!;

    /// <summary>What every process of the cluster last said, for messages.</summary>
    public string LastOutput =>
        string.Join("\n\n", _silos.Values.Append(Gateway).Select(p => $"--- {p.Name}\n{p.LastOutput}"));

    /// <param name="silos">How many silos it starts with.</param>
    /// <param name="settings">Settings of every process, beside those that a cluster needs.</param>
    public static async Task<Cluster> StartAsync(int silos, IReadOnlyDictionary<string, string>? settings = null)
    {
        var cluster = new Cluster(settings ?? new Dictionary<string, string>());
        try
        {
            cluster.Issuer = cluster.Owned(await Issuer.StartAsync());
            cluster.PostgreSql = cluster.Owned(await PostgreSqlServer.StartNewAsync());
            cluster.Connection = await cluster.PostgreSql.CreateDatabaseAsync();
            await cluster.MigrateAsync();
            await Task.WhenAll(Enumerable.Range(1, silos).Select(number => cluster.StartSiloAsync(number)));
            await cluster.StartGatewayAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public string Token(string role, params string[] municipalities) => _tokens.GetOrAdd(
        $"{role}-{string.Join('-', municipalities)}", subject => Issuer.Token(subject, [role], municipalities));

    public ServiceProcess Silo(int number) => _silos[number];

    /// <summary>Where a silo answers probes.</summary>
    public string SiloAddress(int number) => _siloAddresses[number];

    /// <summary>Runs <c>migrate</c>, as the operators do.</summary>
    /// <returns>What it said.</returns>
    public async Task<string> MigrateAsync()
    {
        await using var migration = ServiceProcess.Start("migrate", "Kkr.Orleans.Silo", Configuration(), "migrate");
        var exitCode = await migration.ExitAsync(StartPatience, "Migration");
        return exitCode == 0 ? migration.LastOutput : throw new InvalidOperationException($"migrate ended with {exitCode}: {migration.LastOutput}");
    }

    /// <param name="number">What it is called.</param>
    /// <param name="program">What it runs: a program built beside the tests, or one somewhere else by its path.</param>
    public async Task StartSiloAsync(int number, string program = "Kkr.Orleans.Silo")
    {
        var configuration = Configuration();
        configuration["Orleans__SiloPort"] = Port();
        configuration["Orleans__GatewayPort"] = Port();
        var address = $"http://127.0.0.1:{Port()}";
        configuration["ASPNETCORE_URLS"] = address;
        var silo = Owned(ServiceProcess.Start($"silo {number}", program, configuration));
        _siloAddresses[number] = address + "/";
        lock (_silos) _silos[number] = silo;
        await ReadyAsync(silo, address, $"Start of silo {number}");
    }

    public async ValueTask DisposeAsync()
    {
        // In the order in which they depend on each other.
        foreach (var part in _parts.AsEnumerable().Reverse()) await part.DisposeAsync();
        Client?.Dispose();
    }

    /// <summary>Starts one more gateway.</summary>
    /// <returns>The process, and where it answers.</returns>
    public async Task<(ServiceProcess Process, string Address)> AddGatewayAsync(string name, string program = "Kkr.Orleans.Gateway")
    {
        var configuration = Configuration();
        var address = $"http://127.0.0.1:{Port()}";
        configuration["ASPNETCORE_URLS"] = address;
        configuration["Auth__Authority"] = Issuer.Authority;
        configuration["Auth__Audience"] = Issuer.Audience;
        configuration["Metrics__Port"] = Port();
        MetricsAddress ??= $"http://127.0.0.1:{configuration["Metrics__Port"]}/";
        var gateway = Owned(ServiceProcess.Start(name, program, configuration));
        await ReadyAsync(gateway, address, $"Start of the {name}");
        return (gateway, address + "/");
    }

    private async Task StartGatewayAsync()
    {
        (Gateway, var address) = await AddGatewayAsync("gateway");
        Client = new(address);
    }

    private static async Task ReadyAsync(ServiceProcess process, string address, string phase)
    {
        using var client = new ApiClient(address + "/", TimeSpan.FromSeconds(5));
        using var patience = new CancellationTokenSource(StartPatience);
        while (true)
        {
            if (process.HasExited) throw new InvalidOperationException($"{phase}: {process.Name} ended. It said:\n{process.LastOutput}");
            if (patience.IsCancellationRequested)
                throw new TimeoutException($"{phase}: {process.Name} was not ready within {StartPatience}. It said:\n{process.LastOutput}");
            try
            {
                if ((await client.GetAsync("health/ready")).Status == 200) return;
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                // It does not listen yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), CancellationToken.None);
        }
    }

    private Dictionary<string, string> Configuration()
    {
        var configuration = new Dictionary<string, string>
        {
            ["ConnectionStrings__Kkr"] = Connection,
            ["Orleans__AdvertisedIPAddress"] = "127.0.0.1",
            ["Orleans__ClusterId"] = "cluster-tests",
            ["Orleans__ServiceId"] = "cluster-tests",
            ["Logging__LogLevel__Default"] = "Warning",
            ["Shutdown__Notice"] = "0:00:00",
        };
        foreach (var (name, value) in _settings) configuration[name] = value;
        return configuration;
    }

    private static string Port() => FreePort.Next().ToString(CultureInfo.InvariantCulture);

    private T Owned<T>(T part)
        where T : IAsyncDisposable
    {
        lock (_parts) _parts.Add(part);
        return part;
    }
}
