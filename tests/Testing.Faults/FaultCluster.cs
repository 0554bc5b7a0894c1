using System.Diagnostics;
using System.Globalization;
using Kkr.Testing.History;
using Kkr.Testing.Namespaces;
using Kkr.Testing.PostgreSql;
using Kkr.Testing.Processes;

namespace Kkr.Testing.Faults;

/// <summary>
/// Three silos, two gateways and PostgreSQL, each on a host of its own: network namespaces that this makes and deletes.
/// Clients have a host too, and reach the gateways only.
/// </summary>
public sealed class FaultCluster : IAsyncDisposable
{
    /// <summary>How many silos.</summary>
    public const int Silos = 3;

    /// <summary>How many gateways.</summary>
    public const int Gateways = 2;

    /// <summary>The silo whose clock can be stepped.</summary>
    public const int SteppedSilo = 3;

    private const string Between = "cluster", Outside = "public", Storage = "storage";
    private const string Clock = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";
    private const int DiskMiB = 768;

    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(3);

    private readonly Dictionary<string, string>? _settings;
    private readonly string _disk = Directory.CreateTempSubdirectory("kkr-faults-").FullName;
    private readonly TokenIssuer _issuer = new();
    private readonly ServiceProcess?[] _silos = new ServiceProcess?[Silos + 1], _gateways = new ServiceProcess?[Gateways + 1];
    private readonly bool[] _paused = new bool[Silos + 1];
    private NetworkOfHosts _network = null!;
    private PostgreSqlServer _database = null!;
    private string _connection = null!;
    private bool _mounted;

    private FaultCluster(Dictionary<string, string>? settings) => _settings = settings;

    /// <summary>Why a silo's clock can't be stepped here; null where it can.</summary>
    public static string? ClockFixed => File.Exists(Clock) ? null : "libfaketime is not installed.";

    /// <summary>The connection string of the ledger's database for this process.</summary>
    public string Connection => _database.LocalConnectionString("kkr1");

    /// <summary>What the processes last said.</summary>
    public string LastOutput => string.Join("\n\n", _silos.Concat(_gateways).OfType<ServiceProcess>().Select(p => $"--- {p.Name}\n{p.LastOutput}"));

    /// <summary>Makes the hosts and starts everything on them.</summary>
    /// <param name="settings">Settings of silos and gateways besides the ordinary ones.</param>
    public static async Task<FaultCluster> StartAsync(Dictionary<string, string>? settings = null)
    {
        var cluster = new FaultCluster(settings);
        try
        {
            await cluster.StartAllAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>A token that the gateways take.</summary>
    public string Token(string subject, string role, params IEnumerable<string> municipalities) => _issuer.Token(subject, role, municipalities);

    /// <summary>A client on the clients' host.</summary>
    public HttpClient CreateClient(int gateway, TimeSpan timeout) => new(_network["clients"].CreateHttpHandler())
    {
        BaseAddress = new($"http://{_network[GatewayName(gateway)].AddressOn(Outside)}:8080/"),
        Timeout = timeout,
    };

    /// <summary>The process id of a silo.</summary>
    public int ProcessOfSilo(int number) => _silos[number]!.Id;

    /// <summary>The process id of a gateway.</summary>
    public int ProcessOfGateway(int number) => _gateways[number]!.Id;

    /// <summary>Whether a silo's process has ended, of itself or not.</summary>
    public bool HasEnded(int silo) => _silos[silo] is not { HasExited: false };

    /// <summary>Has a fault happen, for its duration.</summary>
    public async Task SufferAsync(PlannedFault fault, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fault);
        switch (fault.Kind)
        {
            case FaultKind.SiloKilled:
                await KillSiloAsync(fault.Target);
                await DelayAsync(fault, cancellationToken);
                break;
            case FaultKind.SiloPaused:
                await SignalAsync(fault.Target, "STOP");
                _paused[fault.Target] = true;
                await DelayAsync(fault, cancellationToken);
                await ResumeAsync(fault.Target);
                break;
            case FaultKind.SiloCutOff:
                await _network.PartitionAsync(SiloName(fault.Target));
                await DelayAsync(fault, cancellationToken);
                await _network.HealAsync();
                break;
            case FaultKind.SiloCutFromCluster:
                await _network.PartitionOnAsync(Between, SiloName(fault.Target));
                await DelayAsync(fault, cancellationToken);
                await _network.HealAsync();
                break;
            case FaultKind.GatewayCutOff:
                await _network.PartitionOnAsync(Between, GatewayName(fault.Target));
                await _network.PartitionOnAsync(Storage, GatewayName(fault.Target));
                await DelayAsync(fault, cancellationToken);
                await _network.HealAsync();
                break;
            case FaultKind.GatewayKilled:
                await _gateways[fault.Target]!.KillAsync();
                await DelayAsync(fault, cancellationToken);
                break;
            case FaultKind.DatabaseKilled:
                await KillDatabaseAsync();
                await DelayAsync(fault, cancellationToken);
                await StartDatabaseAsync();
                break;
            case FaultKind.DiskFull:
                await FillDiskAsync();
                await DelayAsync(fault, cancellationToken);
                await FreeDiskAsync();
                break;
            case FaultKind.ClockStepped:
                var minutes = (fault.At.Ticks & 1) == 0 ? 3 : -3;
                await StepClockAsync($"{minutes}m");
                await DelayAsync(fault, cancellationToken);
                await StepClockAsync("+0");
                break;
            case FaultKind.ConnectionFlood:
                await FloodAsync(fault, cancellationToken);
                break;
        }
    }

    /// <summary>Ends a silo with SIGKILL.</summary>
    public Task KillSiloAsync(int number) => _silos[number]!.KillAsync();

    /// <summary>Ends PostgreSQL with SIGKILL.</summary>
    public Task KillDatabaseAsync() => _database.KillAsync();

    /// <summary>Starts PostgreSQL again.</summary>
    public async Task StartDatabaseAsync()
    {
        if (!_database.IsRunning) await _database.StartAsync();
    }

    /// <summary>Ends what is left of every fault, and starts again what has ended, as an operator's supervisor does.</summary>
    public async Task RecoverAsync()
    {
        await _network.HealAsync();
        for (var silo = 1; silo <= Silos; silo++) await ResumeAsync(silo);
        await FreeDiskAsync();
        await StartDatabaseAsync();
        await StepClockAsync("+0");
        for (var i = 1; i <= Silos; i++)
            if (HasEnded(i)) await StartSiloAsync(i);
        for (var i = 1; i <= Gateways; i++)
            if (_gateways[i] is not { HasExited: false }) await StartGatewayAsync(i);
        // A silo that was taken for dead ends itself when it reads that it is: a moment later it may have gone, too.
        for (var i = 1; i <= Silos; i++)
        {
            await ReadySiloAsync(i);
            if (HasEnded(i)) await StartSiloAsync(i);
        }

        for (var i = 1; i <= Gateways; i++) await ReadyGatewayAsync(i);
    }

    /// <summary>Starts a silo; returns once it is ready.</summary>
    public async Task StartSiloAsync(int number)
    {
        if (_silos[number] is { } before) await before.DisposeAsync();
        var host = _network[SiloName(number)];
        var configuration = Configuration(host);
        configuration["Orleans__AdvertisedIPAddress"] = host.AddressOn(Between).ToString();
        configuration["Orleans__SiloPort"] = "11111";
        configuration["Orleans__GatewayPort"] = "30000";
        if (number == SteppedSilo && ClockFixed is null)
        {
            await StepClockAsync("+0");
            configuration["LD_PRELOAD"] = Clock;
            configuration["FAKETIME_TIMESTAMP_FILE"] = Path.Combine(_disk, "clock");
            configuration["FAKETIME_CACHE_DURATION"] = "1";
            configuration["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
            configuration["DONT_FAKE_MONOTONIC"] = "1";
            // Otherwise every timed wait of the process returns at once, and it spins: a silo that takes a whole core at rest.
            configuration["FAKETIME_FORCE_MONOTONIC_FIX"] = "0";
        }

        var silo = _silos[number] = ServiceProcess.StartInside(host.Inside, SiloName(number), "Kkr.Orleans.Silo", configuration);
        await ReadySiloAsync(number);
        if (silo.HasExited) throw new InvalidOperationException($"{silo.Name} ended at its start. It said:\n{silo.LastOutput}");
    }

    /// <summary>Starts a gateway; returns once it is ready.</summary>
    public async Task StartGatewayAsync(int number, bool waits = true)
    {
        if (_gateways[number] is { } before) await before.DisposeAsync();
        var host = _network[GatewayName(number)];
        var configuration = Configuration(host);
        configuration["Auth__Authority"] = TokenIssuer.Authority;
        configuration["Auth__Audience"] = TokenIssuer.Audience;
        _gateways[number] = ServiceProcess.StartInside(host.Inside, GatewayName(number), "Kkr.Orleans.Gateway", configuration);
        if (waits) await ReadyGatewayAsync(number);
    }

    /// <summary>Waits until a gateway says that it is ready.</summary>
    public Task ReadyGatewayAsync(int number) => ReadyAsync(_gateways[number]!, _network[GatewayName(number)]);

    /// <summary>The ledger's newest position, as soon as the database answers.</summary>
    public Task<long> ReadHeadAsync() => LedgerReader.ReadHeadAsync(Connection);

    /// <summary>The clock's reading behind which a silo was declared dead by the others, for each declaration.</summary>
    public async Task<int> CountDeadSilosAsync()
    {
        await using var database = Npgsql.NpgsqlDataSource.Create(Connection);
        await using var command = database.CreateCommand("SELECT count(*) FROM orleansmembershiptable WHERE status = 6");
        return (int)(long)(await command.ExecuteScalarAsync())!;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var process in _gateways.Concat(_silos).OfType<ServiceProcess>()) await process.DisposeAsync();
        await _issuer.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        if (_network is not null) await _network.DisposeAsync();
        if (_mounted) await RunAsync("umount", "-l", Disk);
        Directory.Delete(_disk, recursive: true);
    }

    private string Disk => Path.Combine(_disk, "database");

    private string Ballast => Path.Combine(Disk, "ballast");

    private static string SiloName(int number) => string.Create(CultureInfo.InvariantCulture, $"silo{number}");

    private static string GatewayName(int number) => string.Create(CultureInfo.InvariantCulture, $"gateway{number}");

    private static Task DelayAsync(PlannedFault fault, CancellationToken cancellationToken) => Task.Delay(fault.Duration, cancellationToken);

    private async Task StartAllAsync()
    {
        string[] silos = [.. Enumerable.Range(1, Silos).Select(SiloName)], gateways = [.. Enumerable.Range(1, Gateways).Select(GatewayName)];
        _network = await NetworkOfHosts.CreateAsync(
            new Network(Between, [.. silos, .. gateways]), new Network(Outside, ["clients", .. gateways]), new Network(Storage, ["db", .. silos, .. gateways]));
        // PostgreSQL runs as a user of its own.
        await RunAsync("chmod", "755", _disk);
        Directory.CreateDirectory(Disk);
        await RunAsync("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={DiskMiB}m,mode=755"), "tmpfs", Disk);
        _mounted = true;
        _database = await PostgreSqlServer.StartInAsync(Directory.CreateDirectory(Path.Combine(Disk, "postgresql")).FullName, _network["db"].Inside, _network["db"].Address);
        _connection = await _database.CreateDatabaseAsync();
        for (var i = 1; i <= Gateways; i++) await _issuer.StartOnAsync(_network[GatewayName(i)]);
        await using (var migration = ServiceProcess.StartInside(
            _network["silo1"].Inside, "migrate", "Kkr.Orleans.Silo", Configuration(_network["silo1"]), "migrate"))
            if (await migration.ExitAsync(StartPatience, "Migration") != 0) throw new InvalidOperationException($"migrate: {migration.LastOutput}");
        await Task.WhenAll(Enumerable.Range(1, Silos).Select(StartSiloAsync));
        await Task.WhenAll(Enumerable.Range(1, Gateways).Select(i => StartGatewayAsync(i)));
    }

    private Dictionary<string, string> Configuration(NetworkHost host)
    {
        var configuration = new Dictionary<string, string>
        {
            ["ConnectionStrings__Kkr"] = _connection,
            ["Orleans__ClusterId"] = "faults",
            ["Orleans__ServiceId"] = "faults",
            ["ASPNETCORE_URLS"] = "http://0.0.0.0:8080",
            ["Logging__LogLevel__Default"] = "Warning",
            ["DOTNET_gcServer"] = "0",
            ["HOSTNAME"] = host.Name,
        };
        foreach (var (name, value) in _settings ?? []) configuration[name] = value;
        return configuration;
    }

    private Task ReadySiloAsync(int number) => ReadyAsync(_silos[number]!, _network[SiloName(number)]);

    private static async Task ReadyAsync(ServiceProcess process, NetworkHost host)
    {
        using var client = new HttpClient(host.CreateHttpHandler()) { BaseAddress = new($"http://{host.Address}:8080/"), Timeout = TimeSpan.FromSeconds(5) };
        for (var started = Stopwatch.GetTimestamp(); !process.HasExited;)
        {
            if (Stopwatch.GetElapsedTime(started) > StartPatience)
                throw new TimeoutException($"{process.Name} was not ready within {StartPatience}. It said:\n{process.LastOutput}");
            try
            {
                using var answer = await client.GetAsync("health/ready");
                if (answer.IsSuccessStatusCode) return;
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or InvalidOperationException)
            {
                // It does not listen yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    private async Task SignalAsync(int silo, string signal)
    {
        if (!HasEnded(silo)) await RunAsync("kill", "-" + signal, _silos[silo]!.Id.ToString(CultureInfo.InvariantCulture));
    }

    private async Task ResumeAsync(int silo)
    {
        if (!_paused[silo]) return;
        _paused[silo] = false;
        await SignalAsync(silo, "CONT");
    }

    private async Task FillDiskAsync()
    {
        try
        {
            await using var ballast = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, 1 << 20);
            var block = new byte[1 << 20];
            for (var i = 0; i <= DiskMiB; i++) await ballast.WriteAsync(block);
            await ballast.FlushAsync();
        }
        catch (IOException)
        {
            // That is what it is for.
        }
    }

    private async Task FreeDiskAsync()
    {
        if (!File.Exists(Ballast)) return;
        File.Delete(Ballast);
        // A server that could not write its log stops; its operator frees the disk and starts it again.
        await Task.Delay(TimeSpan.FromMilliseconds(500));
        for (var attempt = 0; attempt < 10; attempt++)
        {
            if (_database.IsRunning)
            {
                try
                {
                    await LedgerReader.ReadHeadAsync(Connection);
                    return;
                }
                catch (Npgsql.NpgsqlException)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(500));
                }
            }
            else await _database.StartAsync();
        }
    }

    private async Task StepClockAsync(string offset)
    {
        var file = Path.Combine(_disk, "clock");
        await File.WriteAllTextAsync(file + ".new", (offset[0] is '-' or '+' ? offset : "+" + offset) + "\n");
        File.Move(file + ".new", file, overwrite: true);
    }

    private async Task FloodAsync(PlannedFault fault, CancellationToken cancellationToken)
    {
        const int connections = 1_000;
        var gateway = new System.Net.IPEndPoint(_network[GatewayName(fault.Target)].AddressOn(Outside), 8080);
        var sockets = _network["clients"].Run(() => Enumerable.Range(0, connections).Select(_ => new System.Net.Sockets.Socket(
            System.Net.Sockets.AddressFamily.InterNetwork, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp)).ToList());
        try
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            end.CancelAfter(fault.Duration);
            try
            {
                await Task.WhenAll(sockets.Select(s => s.ConnectAsync(gateway, end.Token).AsTask()));
                await Task.Delay(fault.Duration, end.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or System.Net.Sockets.SocketException)
            {
                // Refused connections are an answer, too.
            }
        }
        finally
        {
            sockets.ForEach(s => s.Dispose());
        }
    }

    private static async Task RunAsync(string program, params IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0 && program != "kill") throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {errors}");
    }
}
