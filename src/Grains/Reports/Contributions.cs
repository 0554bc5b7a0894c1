using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace Kkr.Reports;

/// <summary>
/// Tells receivers what has become of reports: one call at a time to each receiver of a silo, with the newest state of all
/// that changed while the one before it was under way. So a busy table is called a few hundred times a second, however many
/// of its reports change. What can't be delivered is tried again, more and more slowly; what is lost when the silo goes, the
/// receiver finds in the ledger by itself.
/// </summary>
/// <typeparam name="TReceiver">What names a receiver. There are as many as areas and data sets, and what waits for one of them
/// is a state a report: both are bounded.</typeparam>
/// <param name="deliver">Delivers to a receiver.</param>
/// <param name="patience">How long who tells is kept waiting; null for as long as it takes, where nobody waits.</param>
/// <param name="rest">How long a delivery is followed by none, at most, and three quarters of it at least: for receivers that nobody waits for.</param>
/// <param name="scheduler">Where deliveries run: not on the scheduler of a grain that may go.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="log">Where failures are told of.</param>
internal abstract partial class Contributions<TReceiver>(
    Func<TReceiver, ImmutableArray<Report>, ValueTask> deliver, TimeSpan? patience, TimeSpan rest, TaskScheduler scheduler, TimeProvider clock,
    ILogger log) : IDisposable
    where TReceiver : notnull
{
    private const int ReportsPerCall = 100;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private static readonly ActivitySource Tracing = new("Kkr.Reports");

    private readonly ConcurrentDictionary<TReceiver, Waiting> _receivers = new();
    private readonly CancellationTokenSource _stopped = new();
    private readonly Lock _restTurn = new();
    private Task? _rest;
    private long _restingSince;

    /// <summary>Tells a receiver of a report.</summary>
    /// <returns>True once the receiver has taken it in; false when that took too long, and will follow by itself.</returns>
    public Task<bool> TellAsync(TReceiver receiver, Report report)
    {
        var waiting = _receivers.GetOrAdd(receiver, static _ => new());
        Task<bool> told;
        lock (waiting)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(waiting.Reports, report.Key, out _);
            if (report.Replaces(known)) known = report;
            waiting.Next ??= new(patience, clock);
            told = waiting.Next.Told;
            if (waiting.IsRunning) return told;
            waiting.IsRunning = true;
        }

        Begin(receiver, waiting);
        return told;
    }

    /// <summary>Ends what is being tried again.</summary>
    public void Dispose()
    {
        _stopped.Cancel();
        _stopped.Dispose();
    }

    /// <summary>
    /// Begins the loop, which serves everybody: it is no part of the request that happens to start it. It queues behind what is there
    /// already, so that reports that were committed together come together.
    /// </summary>
    private void Begin(TReceiver receiver, Waiting waiting)
    {
        using (ExecutionContext.SuppressFlow())
        {
            Task.Factory.StartNew(
                () => RunAsync(receiver, waiting), CancellationToken.None, TaskCreationOptions.DenyChildAttach | TaskCreationOptions.PreferFairness, scheduler)
                .Unwrap().Ignore();
        }
    }

    private async Task RunAsync(TReceiver receiver, Waiting waiting)
    {
        while (true)
        {
            ImmutableArray<Report> reports;
            Delivery delivery;
            lock (waiting)
            {
                if (waiting.Next is not { } next)
                {
                    waiting.IsRunning = false;
                    return;
                }

                (delivery, waiting.Next) = (next, null);
                reports = [.. waiting.Reports.Values];
                waiting.Reports.Clear();
            }

            await DeliverAsync(receiver, reports, delivery);
            delivery.Succeed();
            if (rest > TimeSpan.Zero) await RestAsync();
        }
    }

    /// <summary>Rests. Whoever begins to rest at about the same time shares a timer: there may be hundreds of receivers.</summary>
    private Task RestAsync()
    {
        lock (_restTurn)
        {
            if (_rest is not null && clock.GetElapsedTime(_restingSince) < rest / 4) return _rest;
            _restingSince = clock.GetTimestamp();
            return _rest = Task.Delay(rest, clock, _stopped.Token);
        }
    }

    private async Task DeliverAsync(TReceiver receiver, ImmutableArray<Report> reports, Delivery delivery)
    {
        // A delivery serves many requests: it is part of the first one's trace.
        using var trace = delivery.Requester is { } requester ? Tracing.StartActivity("contribution", ActivityKind.Internal, requester) : null;
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                if (reports.Length <= ReportsPerCall) await deliver(receiver, reports);
                else foreach (var some in reports.Chunk(ReportsPerCall)) await deliver(receiver, [.. some]);
                return;
            }
            catch (Exception exception)
            {
                LogFailed(exception, receiver.ToString()!, reports.Length, pause.TotalMilliseconds);
            }

            await Task.Delay(pause, clock, _stopped.Token);
        }
    }

    /// <summary>What waits for a receiver.</summary>
    private sealed class Waiting
    {
        public Dictionary<ReportKey, Report> Reports { get; } = [];

        public Delivery? Next { get; set; }

        public bool IsRunning { get; set; }
    }

    /// <summary>A delivery and all who wait for it: they share one timer.</summary>
    private sealed class Delivery
    {
        private readonly TaskCompletionSource<bool> _told = new();
        private readonly ITimer? _timer;

        public Delivery(TimeSpan? patience, TimeProvider clock) => _timer = patience is { } limit
            ? clock.CreateTimer(static told => ((TaskCompletionSource<bool>)told!).TrySetResult(false), _told, limit, Timeout.InfiniteTimeSpan)
            : null;

        /// <summary>True once it is delivered, false when that takes too long.</summary>
        public Task<bool> Told => _told.Task;

        /// <summary>The trace of who told first; null outside of one.</summary>
        public ActivityContext? Requester { get; } = Activity.Current?.Context;

        public void Succeed()
        {
            _timer?.Dispose();
            _told.TrySetResult(true);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Receiver} could not be told of {Reports} reports; again in {PauseMilliseconds} ms")]
    private partial void LogFailed(Exception exception, string receiver, int reports, double pauseMilliseconds);

    private readonly ILogger log = log;
}
