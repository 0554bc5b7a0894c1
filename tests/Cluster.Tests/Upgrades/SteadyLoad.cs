using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Kkr.Testing.Processes;

namespace Kkr.Cluster.Tests.Upgrades;

/// <summary>
/// Municipalities that submit and read all the time through whichever gateways are ready, as behind a load balancer. Nothing
/// is sent twice: what is not answered with 2xx has failed.
/// </summary>
internal sealed class SteadyLoad(Func<string, string> tokenOf) : IAsyncDisposable
{
    private static readonly string[] Reporters = ["773", "787", "810", "813", "820", "840", "846", "849", "851", "860"];
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, ApiClient> _gateways = new();
    private readonly ConcurrentQueue<double> _milliseconds = new();
    private readonly ConcurrentQueue<string> _failures = new();
    private readonly ConcurrentDictionary<string, int> _acknowledged = new();
    private readonly CancellationTokenSource _stop = new();
    private volatile IReadOnlyList<ApiClient> _ready = [];
    private Task _running = Task.CompletedTask;
    private int _counted;

    public IReadOnlyCollection<string> Failures => _failures;

    public int Requests => _milliseconds.Count;

    /// <summary>How many answers a gateway of the next release gave.</summary>
    public int OfNextRelease => _counted;

    public IReadOnlyDictionary<string, int> Acknowledged => _acknowledged;

    /// <summary>The time within which a share of requests was answered, in milliseconds.</summary>
    public double Quantile(double share)
    {
        var sorted = _milliseconds.Order().ToList();
        return sorted[(int)((sorted.Count - 1) * share)];
    }

    public void Use(string address) => _gateways.TryAdd(address, new(address));

    public async Task StartAsync()
    {
        await LookAsync();
        _running = Task.WhenAll([BalanceAsync(), .. Reporters.Select(SubmitAsync), ReadAsync()]);
    }

    /// <summary>Waits until that many more requests have been answered, so that each step of an upgrade sees traffic.</summary>
    public async Task FlowAsync(int requests, TimeSpan within)
    {
        var (goal, started) = (Requests + requests, Stopwatch.GetTimestamp());
        while (Requests < goal)
        {
            if (Stopwatch.GetElapsedTime(started) > within) throw new TimeoutException($"Load: {goal - Requests} requests are still to come after {within}.");
            await Task.Delay(Look);
        }
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        foreach (var gateway in _gateways.Values) gateway.Dispose();
        _stop.Dispose();
    }

    private async Task BalanceAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            await LookAsync();
            await Task.Delay(Look);
        }
    }

    private async Task LookAsync()
    {
        var ready = new List<ApiClient>();
        foreach (var gateway in _gateways.Values)
        {
            try
            {
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
                if ((await gateway.GetAsync("health/ready").WaitAsync(patience.Token)).Status == 200) ready.Add(gateway);
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
            {
                // It is not there, or no longer.
            }
        }

        // A busy machine may let all look slow at once; a balancer then goes on with those it had.
        if (ready.Count > 0) _ready = ready;
    }

    private async Task SubmitAsync(string municipality)
    {
        for (var number = 0; !_stop.IsCancellationRequested; number++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"steady-{municipality}-{number}");
            var reply = await SendAsync(number, key, gateway => gateway.SubmitAsync(
                municipality, $$"""{"dataSet":"voksenlaerlinge","period":"2020","figures":[{"value":{{number}}}]}""", tokenOf(municipality), key));
            // 200 where the gateway itself had to repeat it, and the first attempt had been recorded.
            if (reply?.Status is 200 or 201) _acknowledged.AddOrUpdate(municipality, 1, static (_, n) => n + 1);
            if (reply?.Header("Counted-Revisions") is not null) Interlocked.Increment(ref _counted);
            await Task.Delay(Pause);
        }
    }

    private async Task ReadAsync()
    {
        for (var number = 0; !_stop.IsCancellationRequested; number++)
        {
            await SendAsync(number, "read", gateway => gateway.GetAsync("api/v1/regions/081/aggregates/voksenlaerlinge?period=2020", tokenOf("851")));
            await Task.Delay(Pause);
        }
    }

    private async Task<Reply?> SendAsync(int number, string what, Func<ApiClient, Task<Reply>> send)
    {
        var ready = _ready;
        var gateway = ready[number % ready.Count];
        var started = Stopwatch.GetTimestamp();
        try
        {
            var reply = await send(gateway);
            _milliseconds.Enqueue(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (reply.Status is not (200 or 201)) _failures.Enqueue($"{what}: {reply.Status} {reply.Text}");
            return reply;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or IOException)
        {
            _failures.Enqueue($"{what}: {exception.Message}");
            return null;
        }
    }
}
