using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Kkr.Testing.Oidc;
using Kkr.Testing.PostgreSql;
using Kkr.Testing.Processes;

namespace Kkr.Cluster.Tests;

/// <summary>A cluster as it is run: a PostgreSQL, silos and a gateway, each a process of its own.</summary>
public sealed class Cluster : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);

    private readonly List<IAsyncDisposable> _parts = [];
    private readonly List<ApiClient> _clients = [];
    private readonly ConcurrentDictionary<string, string> _tokens = new();
    private readonly Dictionary<int, ServiceProcess> _silos = [];
    private readonly ConcurrentDictionary<int, string> _siloAddresses = new();
    private readonly Dictionary<int, SiloPorts> _ports = [];
    private readonly ClusterSetup _setup;

    private Cluster(ClusterSetup setup) => _setup = setup;

    public OidcServer Issuer { get; private set; } = null!;

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
    /// <param name="setup">What differs from a plain cluster.</param>
    public static async Task<Cluster> StartAsync(int silos, ClusterSetup? setup = null)
    {
        var cluster = new Cluster(setup ?? new());
        try
        {
            cluster.Issuer = cluster.Owned(await OidcServer.StartNewAsync());
            if (cluster._setup.Connection is null)
                cluster.PostgreSql = cluster.Owned(await PostgreSqlServer.StartNewAsync(cluster.Inside, IPAddress.Loopback, [.. cluster._setup.DatabaseSettings]));
            cluster.Connection = cluster._setup.Connection ?? await cluster.PostgreSql.CreateDatabaseAsync();
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
        $"{role}-{string.Join('-', municipalities)}", subject => Issuer.Sign(new(subject, [role], municipalities)));

    public ServiceProcess Silo(int number) => _silos[number];

    /// <summary>Where a silo answers probes.</summary>
    public string SiloAddress(int number) => _siloAddresses[number];

    /// <summary>The ports that a silo was last started with.</summary>
    public SiloPorts Ports(int number) => _ports[number];

    private IReadOnlyList<string> Inside => _setup.Host?.Inside ?? [];

    /// <summary>Where its members reach each other, and clients the gateway.</summary>
    private string Address => (_setup.Host?.Address ?? IPAddress.Loopback).ToString();

    /// <summary>Runs <c>migrate</c>, as the operators do.</summary>
    /// <returns>What it said.</returns>
    public async Task<string> MigrateAsync()
    {
        await using var migration = ServiceProcess.StartInside(Inside, "migrate", "Kkr.Orleans.Silo", Configuration(), "migrate");
        var exitCode = await migration.ExitAsync(StartPatience, "Migration");
        return exitCode == 0 ? migration.LastOutput : throw new InvalidOperationException($"migrate ended with {exitCode}: {migration.LastOutput}");
    }

    /// <summary>Runs <c>verify</c>, as the operators do.</summary>
    /// <returns>Its exit code, and what it said.</returns>
    public async Task<(int ExitCode, string Said)> VerifyAsync(string anchors)
    {
        var configuration = Configuration();
        configuration["Ledger__Anchors__File"] = anchors;
        await using var verification = ServiceProcess.StartInside(Inside, "verify", "Kkr.Orleans.Silo", configuration, "verify");
        return (await verification.ExitAsync(StartPatience, "Verification"), verification.LastOutput);
    }

    /// <param name="number">What it is called.</param>
    /// <param name="program">What it runs: a program built beside the tests, or one somewhere else by its path.</param>
    public async Task StartSiloAsync(int number, string program = "Kkr.Orleans.Silo")
    {
        var configuration = Configuration();
        var ports = new SiloPorts(FreePort.Next(), FreePort.Next());
        configuration["Orleans__SiloPort"] = ports.Silo.ToString(CultureInfo.InvariantCulture);
        configuration["Orleans__GatewayPort"] = ports.Gateway.ToString(CultureInfo.InvariantCulture);
        _setup.ConfigureSilo?.Invoke(number, configuration);
        var address = $"http://127.0.0.1:{Port()}";
        configuration["ASPNETCORE_URLS"] = address;
        var silo = Owned(ServiceProcess.StartInside(Inside, $"silo {number}", program, configuration));
        _siloAddresses[number] = address + "/";
        lock (_silos) (_silos[number], _ports[number]) = (silo, ports);
        await ReadyAsync(silo, address, $"Start of silo {number}");
    }

    public async ValueTask DisposeAsync()
    {
        // In the order in which they depend on each other.
        foreach (var part in _parts.AsEnumerable().Reverse()) await part.DisposeAsync();
        Client?.Dispose();
        foreach (var client in _clients) client.Dispose();
    }

    private async Task StartGatewayAsync() => (Gateway, Client) = await StartGatewayAsync("gateway");

    /// <summary>Starts a gateway beside the first.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="program">What it runs: a program built beside the tests, or one somewhere else by its path.</param>
    /// <returns>The process, and a client of it, which ends with the cluster.</returns>
    public async Task<(ServiceProcess Process, ApiClient Client)> StartAnotherGatewayAsync(string name = "another gateway", string program = "Kkr.Orleans.Gateway")
    {
        var started = await StartGatewayAsync(name, program);
        _clients.Add(started.Client);
        return started;
    }

    private async Task<(ServiceProcess Gateway, ApiClient Client)> StartGatewayAsync(string name, string program = "Kkr.Orleans.Gateway")
    {
        var configuration = Configuration();
        var address = $"http://{Address}:{Port()}";
        configuration["ASPNETCORE_URLS"] = address;
        _setup.ConfigureGateway?.Invoke(configuration);
        configuration["Auth__Authority"] = Issuer.Authority;
        configuration["Auth__Audience"] = OidcServer.Audience;
        if (_setup.Host is null)
        {
            configuration["Metrics__Port"] = Port();
            MetricsAddress ??= $"http://127.0.0.1:{configuration["Metrics__Port"]}/";
        }

        var gateway = Owned(ServiceProcess.StartInside(Inside, name, program, configuration));
        await ReadyAsync(gateway, address, $"Start of {name}");
        return (gateway, new(address + "/", handler: _setup.Host?.CreateHttpHandler()));
    }

    private async Task ReadyAsync(ServiceProcess process, string address, string phase)
    {
        using var client = new ApiClient(address + "/", TimeSpan.FromSeconds(5), _setup.Host?.CreateHttpHandler());
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
            ["Orleans__AdvertisedIPAddress"] = Address,
            ["Orleans__ClusterId"] = "cluster-tests",
            ["Orleans__ServiceId"] = "cluster-tests",
            ["Logging__LogLevel__Default"] = "Warning",
            ["Shutdown__Notice"] = "0:00:00",
        };
        foreach (var (name, value) in _setup.Settings) configuration[name] = value;
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
