using System.Globalization;
using System.Net;
using Kkr.Testing.Processes;

namespace Kkr.Bench.Services;

/// <summary>A contestant that runs: its processes, its database, its address.</summary>
/// <param name="Name">What it is called in tables.</param>
/// <param name="Port">Its HTTP port.</param>
/// <param name="Connection">Its database.</param>
/// <param name="Processes">Its processes; the one that answers HTTP last.</param>
internal sealed record Service(string Name, int Port, string Connection, IReadOnlyList<ServiceProcess> Processes)
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(120);

    /// <summary>A client of its API.</summary>
    public ApiClient Client(TimeSpan? timeout = null) => new($"http://127.0.0.1:{Port.ToString(CultureInfo.InvariantCulture)}/", timeout);

    /// <summary>The resident memory of its processes, in MiB.</summary>
    public double ResidentMiB => Processes.Sum(p => p.ResidentBytes) / 1024.0 / 1024.0;

    /// <summary>Starts one of the programs and waits until it is ready.</summary>
    public static async Task<ServiceProcess> StartAsync(string name, string program, Dictionary<string, string> configuration, int port, params string[] arguments)
    {
        configuration["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}";
        var process = ServiceProcess.Start(name, program, configuration, arguments);
        try
        {
            await ReadyAsync(process, port);
            return process;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    private static async Task ReadyAsync(ServiceProcess process, int port)
    {
        using var client = new ApiClient($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/", TimeSpan.FromSeconds(5));
        using var patience = new CancellationTokenSource(StartPatience);
        while (true)
        {
            if (process.HasExited) throw new InvalidOperationException($"{process.Name} ended. It said:\n{process.LastOutput}");
            if (patience.IsCancellationRequested) throw new TimeoutException($"{process.Name} was not ready within {StartPatience}. It said:\n{process.LastOutput}");
            try
            {
                if ((await client.GetAsync("health/ready")).Status == (int)HttpStatusCode.OK) return;
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                // It does not listen yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
        }
    }
}
