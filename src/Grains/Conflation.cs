using Microsoft.Extensions.Logging;

namespace Kkr;

/// <summary>
/// Delivers news to another grain, one delivery at a time: what comes while one is on its way goes with the next. A
/// delivery that fails is tried again, more and more slowly, until it succeeds or the grain goes; what is lost then, the
/// receiver finds in the ledger by itself.
/// </summary>
/// <remarks>It belongs to one activation and runs on its scheduler only.</remarks>
/// <param name="name">What it is called in the log.</param>
/// <param name="deliver">Delivers what is new now.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="log">Where failures are told of.</param>
internal sealed partial class Conflation(string name, Func<Task> deliver, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _stopped = new();
    private TaskCompletionSource? _next;
    private Task _running = Task.CompletedTask;

    /// <summary>Says that there is news. The task completes once a delivery that began after this call has succeeded.</summary>
    public Task Signal()
    {
        _next ??= new();
        var delivered = _next.Task;
        if (_running.IsCompleted) _running = RunAsync();
        return delivered;
    }

    /// <summary>Says that there is news, and waits a while for it to be delivered; after that it follows by itself.</summary>
    public async Task SignalWithinAsync(TimeSpan patience)
    {
        try
        {
            await Signal().WaitAsync(patience, clock);
        }
        catch (TimeoutException)
        {
            // Delivery goes on without anybody waiting for it.
        }
    }

    /// <summary>Gives the delivery under way some time to end, and stops.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        try
        {
            await _running.WaitAsync(patience, clock);
        }
        catch (TimeoutException)
        {
            LogGivenUp(name);
        }

        _stopped.TrySetResult();
    }

    private async Task RunAsync()
    {
        while (_next is { } current)
        {
            _next = null;
            if (!await DeliverAsync()) break;
            current.SetResult();
        }
    }

    private async Task<bool> DeliverAsync()
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await deliver();
                return true;
            }
            catch (Exception exception)
            {
                LogFailed(exception, name, pause.TotalMilliseconds);
            }

            await Task.WhenAny(Task.Delay(pause, clock), _stopped.Task);
            if (_stopped.Task.IsCompleted) return false;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Delivery {Name} failed; again in {PauseMilliseconds} ms")]
    private partial void LogFailed(Exception exception, string name, double pauseMilliseconds);

    [LoggerMessage(2, LogLevel.Information, "Delivery {Name} was under way when its grain went; its receiver will catch up by itself")]
    private partial void LogGivenUp(string name);

    private readonly ILogger log = log;
}
