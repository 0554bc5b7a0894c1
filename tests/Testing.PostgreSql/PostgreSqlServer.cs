using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Kkr.Testing.PostgreSql;

/// <summary>
/// A private PostgreSQL server with its own data folder and port, durable as in production (<c>fsync=on</c>). It can be
/// killed and started again. Disposing it stops it and deletes its data.
/// </summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    private readonly string _folder;
    private readonly IReadOnlyList<string> _inside;
    private readonly IPAddress _address;
    private readonly IReadOnlyList<string> _settings;
    private Process? _process;
    private int _databases;

    private PostgreSqlServer(string folder, int port, IReadOnlyList<string> inside, IPAddress address, IReadOnlyList<string> settings)
    {
        _folder = folder;
        _settings = settings;
        _inside = inside;
        _address = address;
        Port = port;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    /// <summary>The port on its address; the same after a restart.</summary>
    public int Port { get; }

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Creates and starts a server on this machine's loopback address.</summary>
    /// <param name="settings">Settings of its own: <c>shared_buffers=1GB</c>.</param>
    public static Task<PostgreSqlServer> StartNewAsync(params string[] settings) => StartNewAsync([], IPAddress.Loopback, settings);

    /// <summary>Creates and starts a server on one of several hosts.</summary>
    /// <param name="inside">What goes before a command to run it there; it must become the command, not stay beside it.</param>
    /// <param name="address">The host's address that it listens on; whoever reaches that may connect.</param>
    /// <param name="settings">Settings of its own.</param>
    public static Task<PostgreSqlServer> StartNewAsync(IReadOnlyList<string> inside, IPAddress address, params string[] settings) =>
        StartInAsync(Directory.CreateTempSubdirectory("kkr-postgresql-").FullName, inside, address, settings);

    /// <summary>Creates and starts a server on one of several hosts, in a folder that is its own from now on.</summary>
    public static async Task<PostgreSqlServer> StartInAsync(string folder, IReadOnlyList<string> inside, IPAddress address, params string[] settings)
    {
        var server = new PostgreSqlServer(folder, FreePort(), inside, address, settings);
        try
        {
            if (PostgreSqlInstallation.User is { } user) await RunAsync(["chown", user, folder]);
            await RunAsync([.. PostgreSqlInstallation.Command("initdb"),
                "-D", server.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"]);
            await File.AppendAllTextAsync(Path.Combine(server.Data, "pg_hba.conf"), "host all all samenet trust\n");
            await server.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Starts a server on a copy of a base backup that recovers from archived WAL, to its end or to a target, and then takes
    /// writes, as <c>recovery.signal</c> has it.
    /// </summary>
    /// <param name="backup">The folder that <c>pg_basebackup</c> filled.</param>
    /// <param name="settings"><c>restore_command</c>, and the target where there is one.</param>
    public static async Task<PostgreSqlServer> RecoverAsync(string backup, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("kkr-postgresql-").FullName;
        var server = new PostgreSqlServer(folder, FreePort(), [], IPAddress.Loopback, settings);
        try
        {
            if (PostgreSqlInstallation.User is { } user) await RunAsync(["chown", user, folder]);
            await server.RunToolAsync("cp", "-a", backup, server.Data);
            await server.RunToolAsync("touch", Path.Combine(server.Data, "recovery.signal"));
            await server.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>The folder that holds all that is the server's: its user may write there.</summary>
    public string Folder => _folder;

    /// <summary>Runs a program as the user who owns the server's data.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it said.</exception>
    public Task RunToolAsync(string program, params IReadOnlyList<string> arguments) =>
        RunAsync([.. _inside, .. PostgreSqlInstallation.Command(program), .. arguments]);

    /// <summary>Runs one of PostgreSQL's client programs against the server: <c>pg_dump</c>, <c>psql</c>.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it said.</exception>
    public Task RunClientAsync(string program, params IReadOnlyList<string> arguments) => RunToolAsync(
        program, ["--host", _folder, "--port", Port.ToString(CultureInfo.InvariantCulture), "--username", "postgres", .. arguments]);

    /// <summary>The connection string of one of the server's databases.</summary>
    public string ConnectionString(string database) =>
        $"Host={_address};Port={Port.ToString(CultureInfo.InvariantCulture)};Username=postgres;Database={database};Timeout=10;Command Timeout=30";

    /// <summary>The connection string of one of the server's databases for this process, which need not be on the server's host.</summary>
    public string LocalConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(ConnectionString(database)) { Host = _folder }.ConnectionString;

    /// <summary>Whether its process runs.</summary>
    public bool IsRunning => _process is { HasExited: false };

    /// <summary>Creates an empty database.</summary>
    /// <param name="locale">Its locale.</param>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync(string locale = "C")
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"kkr{Interlocked.Increment(ref _databases)}");
        await using var connection = new NpgsqlConnection(
            LocalConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        // The name is made above, the locale stands in the tests.
#pragma warning disable CA2100
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE template0 LOCALE '{locale}'", connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    /// <summary>Starts a server that was killed; returns once it takes connections, its recovery done.</summary>
    /// <exception cref="InvalidOperationException">It ended before it was ready; the message holds what it said.</exception>
    public async Task StartAsync()
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new List<string>();
        // The socket in its folder is for this process, which is not on the server's host.
        var process = Prepare([.. _inside, .. PostgreSqlInstallation.Command("postgres"),
            "-D", Data, "-p", Port.ToString(CultureInfo.InvariantCulture), "-h", _address.ToString(), "-k", _folder,
            "-c", "fsync=on", "-c", "max_connections=200", "-c", "logging_collector=off",
            .. _settings.SelectMany(setting => (string[])["-c", setting])]);
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                lock (said) ready.TrySetException(new InvalidOperationException("PostgreSQL did not start: " + string.Join('\n', said)));
                return;
            }
            lock (said)
            {
                if (said.Count < 50) said.Add(line.Data);
            }
            if (line.Data.Contains("ready to accept connections", StringComparison.Ordinal)) ready.TrySetResult();
        };
        process.Start();
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        _process = process;
        await ready.Task;
    }

    /// <summary>Ends the server and all its processes with SIGKILL, as a crash of the machine's software would.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process) return;
        _process = null;
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>Stops the server and deletes its data.</summary>
    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private void OnExit(object? sender, EventArgs e)
    {
        if (_process is { HasExited: false } process) process.Kill(entireProcessTree: true);
    }

    private static async Task RunAsync(IReadOnlyList<string> command)
    {
        using var process = Prepare(command);
        process.Start();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', command)}: {await errors}{await output}");
    }

    private static Process Prepare(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var argument in command.Skip(1)) start.ArgumentList.Add(argument);
        start.Environment["LC_ALL"] = "C";
        return new Process { StartInfo = start };
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
