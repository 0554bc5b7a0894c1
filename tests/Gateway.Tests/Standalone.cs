using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Kkr.Testing.Processes;

namespace Kkr.Gateway.Tests;

/// <summary>The process in which all runs together, on a free port and with a data folder of its own.</summary>
public sealed class Standalone : IAsyncDisposable
{
    /// <summary>Far more than a start takes on a busy machine.</summary>
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);

    private readonly string _folder = Directory.CreateTempSubdirectory("kkr-standalone-").FullName;
    private readonly bool _demo;
    private readonly string? _catalogue;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly ConcurrentDictionary<string, Task<string>> _tokens = new();
    private ApiClient? _client;

    private Standalone(bool demo, string? catalogue, IReadOnlyDictionary<string, string> settings) => (_demo, _catalogue, _settings) = (demo, catalogue, settings);

    public ApiClient Client => _client ?? throw new InvalidOperationException("It was never started.");

    public ServiceProcess Process { get; private set; } = null!;

    public int Port { get; private set; }

    /// <summary>Where it keeps everything.</summary>
    public string DataFolder => Path.Combine(_folder, "data");

    /// <param name="demo">Whether it loads the demo figures.</param>
    /// <param name="catalogue">A folder of data sets to use instead of the product's own.</param>
    /// <param name="settings">Further settings.</param>
    /// <param name="from">A folder whose files it finds in its data folder.</param>
    public static async Task<Standalone> StartNewAsync(
        bool demo, string? catalogue = null, Dictionary<string, string>? settings = null, string? from = null)
    {
        var standalone = new Standalone(demo, catalogue, settings ?? []);
        try
        {
            if (from is not null)
            {
                Directory.CreateDirectory(standalone.DataFolder);
                foreach (var file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(standalone.DataFolder, Path.GetFileName(file)));
            }

            await standalone.StartAsync();
            return standalone;
        }
        catch
        {
            await standalone.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the process, for the first time or again, at a port that was not used before.</summary>
    public async Task StartAsync()
    {
        if (Process is not null) await Process.DisposeAsync();
        Port = FreePort.Next();
        var environment = new Dictionary<string, string>(_settings)
        {
            ["KKR_PORT"] = Port.ToString(CultureInfo.InvariantCulture),
            ["KKR_DATA"] = DataFolder,
            ["KKR_DEMO"] = _demo ? "1" : "0",
        };
        if (_catalogue is not null) environment["Catalogue"] = _catalogue;
        Process = ServiceProcess.Start("Standalone", "Kkr.Orleans.Standalone", environment);
        var address = $"http://127.0.0.1:{Port}/";
        await Process.SaysAsync($"Kkr.Orleans is ready: {address}", StartPatience, "Start");
        _client?.Dispose();
        _client = new(address);
    }

    /// <summary>A token from <c>POST /dev/token</c>; it is good across restarts, as the key that signs it is kept.</summary>
    public Task<string> TokenAsync(string role, params string[] municipalities) =>
        TokenAsync($"{role}-{string.Join('-', municipalities)}", [role], municipalities);

    public Task<string> TokenAsync(string subject, string[] roles, string[] municipalities) => _tokens.GetOrAdd(
        JsonSerializer.Serialize(new { subject, roles, municipality = municipalities }),
        async body => (await Client.PostAsync("dev/token", body)).Expect(200).Json.GetProperty("token").GetString()!);

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (Process is not null) await Process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
