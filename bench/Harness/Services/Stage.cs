using System.Globalization;
using Kkr.Testing.PostgreSql;
using Kkr.Testing.Processes;
using Npgsql;

namespace Kkr.Bench.Services;

/// <summary>Where a benchmark is played: a PostgreSQL server of its own, an issuer of tokens, and whoever takes part.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly List<ServiceProcess> _processes = [];
    private readonly Dictionary<string, string> _tokens = [];
    private readonly Dictionary<string, Dictionary<string, string>> _configurations = [];

    private Stage(PostgreSqlServer postgreSql, Issuer issuer) => (PostgreSql, Issuer) = (postgreSql, issuer);

    public PostgreSqlServer PostgreSql { get; }

    public Issuer Issuer { get; }

    /// <summary>What the processes last said, for messages.</summary>
    public string LastOutput => string.Join("\n\n", _processes.Select(p => $"--- {p.Name}\n{p.LastOutput}"));

    /// <summary>Starts the server and the issuer.</summary>
    public static async Task<Stage> SetAsync()
    {
        // Durable as by default; only room for the write-ahead log is given, so that no turn pays for another's checkpoint.
        var postgreSql = await PostgreSqlServer.StartNewAsync("synchronous_commit=on", "max_wal_size=8GB", "shared_buffers=1GB", "checkpoint_timeout=30min", "max_connections=500");
        try
        {
            return new(postgreSql, await Issuer.StartAsync());
        }
        catch
        {
            await postgreSql.DisposeAsync();
            throw;
        }
    }

    /// <summary>A token of the issuer.</summary>
    public string Token(string role, params string[] municipalities) => TokenOf($"bench-{role}-{string.Join('-', municipalities)}", role, municipalities);

    /// <summary>A token of the issuer for somebody with a name.</summary>
    public string TokenOf(string subject, string role, params string[] municipalities)
    {
        if (!_tokens.TryGetValue(subject, out var token))
            _tokens.Add(subject, token = Issuer.Token(subject, role, municipalities));
        return token;
    }

    /// <summary>Starts a contestant on a database of its own.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="kind">Which of the contestants' program: product, sql, batched, stock.</param>
    /// <param name="settings">Configuration of its own.</param>
    public Task<Service> StartAsync(string name, string kind, params (string Key, string Value)[] settings) => StartAsync(name, "", kind, settings);

    /// <summary>Starts a contestant of another build.</summary>
    /// <param name="folder">Where that one lies; empty for this one.</param>
    /// <inheritdoc cref="StartAsync(string, string, ValueTuple{string, string}[])"/>
    public async Task<Service> StartAsync(string name, string folder, string kind, params (string Key, string Value)[] settings)
    {
        var connection = await PostgreSql.CreateDatabaseAsync();
        var configuration = _configurations[connection] = Configuration(connection, settings);
        var port = FreePort.Next();
        var process = Owned(await Service.StartAsync(name, Path.Combine(folder, "Kkr.Orleans.Contestants"), configuration, port, kind));
        return new(name, port, connection, [process]);
    }

    /// <summary>Starts the product as a cluster: silos and gateways are processes of their own.</summary>
    public async Task<IReadOnlyList<Service>> StartClusterAsync(string name, int silos, int gateways)
    {
        var connection = await PostgreSql.CreateDatabaseAsync();
        await using (var migration = ServiceProcess.Start("migrate", "Kkr.Orleans.Silo", Configuration(connection), "migrate"))
        {
            if (await migration.ExitAsync(TimeSpan.FromSeconds(60), "Migration") != 0) throw new InvalidOperationException(migration.LastOutput);
        }

        var started = new List<ServiceProcess>();
        for (var i = 1; i <= silos; i++)
            started.Add(Owned(await Service.StartAsync($"{name} silo {i}", "Kkr.Orleans.Silo", Configuration(connection), FreePort.Next())));
        var services = new List<Service>();
        for (var i = 1; i <= gateways; i++)
        {
            var port = FreePort.Next();
            var gateway = Owned(await Service.StartAsync($"{name} gateway {i}", "Kkr.Orleans.Gateway", Configuration(connection), port));
            services.Add(new(gateways == 1 ? name : $"{name} {i}", port, connection, [.. started, gateway]));
        }

        return services;
    }

    /// <summary>Ends a contestant.</summary>
    public async Task StopAsync(Service service)
    {
        foreach (var process in service.Processes.Reverse())
        {
            _processes.Remove(process);
            await process.DisposeAsync();
        }
    }

    /// <summary>
    /// Starts a contestant again on the database and at the addresses that it had: at another one it would first have to find
    /// out that who was there before is gone.
    /// </summary>
    public async Task<Service> StartAgainAsync(Service service, string kind)
    {
        var process = Owned(await Service.StartAsync(service.Name, "Kkr.Orleans.Contestants", _configurations[service.Connection], service.Port, kind));
        return service with { Processes = [process] };
    }

    /// <summary>Has PostgreSQL write its buffers out, so that a turn begins with nothing left from the one before.</summary>
    public async Task SettleAsync()
    {
        await using var connection = new NpgsqlConnection(PostgreSql.ConnectionString("postgres") + ";Pooling=false;Command Timeout=120");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("CHECKPOINT", connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes.AsEnumerable().Reverse()) await process.DisposeAsync();
        await Issuer.DisposeAsync();
        await PostgreSql.DisposeAsync();
    }

    private Dictionary<string, string> Configuration(string connection, params (string Key, string Value)[] settings)
    {
        var configuration = new Dictionary<string, string>
        {
            ["ConnectionStrings__Kkr"] = connection,
            ["Auth__Authority"] = Issuer.Authority,
            ["Auth__Audience"] = Issuer.Audience,
            ["Orleans__AdvertisedIPAddress"] = "127.0.0.1",
            ["Orleans__ClusterId"] = "bench",
            ["Orleans__ServiceId"] = "bench",
            ["Orleans__SiloPort"] = FreePort.Next().ToString(CultureInfo.InvariantCulture),
            ["Orleans__GatewayPort"] = FreePort.Next().ToString(CultureInfo.InvariantCulture),
            ["Privacy__Key"] = Convert.ToBase64String(new byte[32]),
            ["Logging__LogLevel__Default"] = "Warning",
        };
        foreach (var (key, value) in settings) configuration[key] = value;
        return configuration;
    }

    private ServiceProcess Owned(ServiceProcess process)
    {
        _processes.Add(process);
        return process;
    }
}
