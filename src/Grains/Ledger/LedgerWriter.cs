using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kkr.Ledger;

/// <summary>
/// Commits what all grains of a silo want to record, in groups: while one batch is on its way to the store the next one
/// forms, so that one fsync serves as many entries as have gathered.
/// </summary>
/// <remarks>
/// One a silo, registered before Orleans, so that the host stops it after the grains. Starting it starts the
/// loop; stopping it drains what is queued and refuses what comes later.
/// </remarks>
public sealed partial class LedgerWriter : ILedgerWriter, IHostedService, IDisposable
{
    private readonly ILedger _ledger;
    private readonly LedgerWriterOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<LedgerWriter> _logger;
    private readonly LedgerMetrics _metrics;
    private readonly Channel<PendingEntry> _queue;
    private readonly ConcurrentDictionary<(string Scope, string CommandId), PendingEntry> _underWay = new();
    private readonly CancellationTokenSource _abandoned = new();
    private long _unansweredBytes;
    private int _waitingDuplicates;
    private Task _loop = Task.CompletedTask;

    /// <summary>Creates a writer that does not commit anything before it is started.</summary>
    public LedgerWriter(
        ILedger ledger, IOptions<LedgerWriterOptions> options, TimeProvider time, ILogger<LedgerWriter> logger, IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(options);
        _ledger = ledger;
        _options = options.Value;
        _time = time;
        _logger = logger;
        _queue = Channel.CreateBounded<PendingEntry>(new BoundedChannelOptions(_options.QueueCapacity)
        {
            // TryWrite on a full channel in this mode says no at once; nothing ever waits for room.
            FullMode = BoundedChannelFullMode.Wait,
            SingleReader = true,
        });
        _metrics = new LedgerMetrics(meters, () => _queue.Reader.Count, _options.QueueCapacity);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A text can't be stored: it holds a NUL, half a surrogate pair, or is too long a key.</exception>
    public Task<AppendResult> AppendAsync(ProposedEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var pending = new PendingEntry(entry, StorableText.CheckedContentBytes(entry));
        while (!_underWay.TryAdd(pending.Key, pending))
        {
            if (_underWay.TryGetValue(pending.Key, out var original)) return AwaitOriginalAsync(original);
        }
        if (Interlocked.Add(ref _unansweredBytes, pending.ContentBytes) <= _options.QueueCapacityBytes && _queue.Writer.TryWrite(pending))
        {
            return pending.Outcome;
        }
        // A duplicate may have attached itself meanwhile: it is refused through the same task.
        _metrics.Refused();
        Fail(pending, new LedgerOverloadedException());
        return pending.Outcome;
    }

    /// <summary>Starts the loop.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _metrics.Begin();
        _loop = Task.Run(RunAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Refuses new entries, commits the queued ones, and gives those up that are left when the token is cancelled.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        LogDraining(_queue.Reader.Count);
        await using var giveUp = cancellationToken.UnsafeRegister(static s => ((CancellationTokenSource)s!).Cancel(), _abandoned);
        await _loop;
    }

    /// <summary>Gives up what is left; only of use when the writer was never stopped.</summary>
    public void Dispose()
    {
        _queue.Writer.TryComplete();
        _abandoned.Cancel();
        _metrics.Dispose();
    }

    private async Task<AppendResult> AwaitOriginalAsync(PendingEntry original)
    {
        try
        {
            if (Interlocked.Increment(ref _waitingDuplicates) > _options.QueueCapacity)
            {
                _metrics.Refused();
                throw new LedgerOverloadedException();
            }
            var result = await original.Outcome;
            if (result.Outcome == AppendOutcome.Committed)
            {
                _metrics.Replayed(1);
                return AppendResult.CommandKnown(original.Entry.At(result.Position));
            }
            return result;
        }
        finally
        {
            Interlocked.Decrement(ref _waitingDuplicates);
        }
    }

    /// <summary>The loop, on the scheduler of whoever calls it.</summary>
    internal async Task RunAsync()
    {
        var batch = new List<PendingEntry>(_options.BatchEntries);
        while (await _queue.Reader.WaitToReadAsync())
        {
            // What is ready to run goes first, as it may have more to record: under load a batch gets larger, and costs less an entry.
            await Task.Yield();
            Gather(batch);
            if (batch.Count > 0) await CommitAsync(batch);
            batch.Clear();
        }
    }

    private void Gather(List<PendingEntry> batch)
    {
        long bytes = 0;
        while (batch.Count < _options.BatchEntries && _queue.Reader.TryPeek(out var next))
        {
            bytes += next.ContentBytes;
            if (batch.Count > 0 && bytes > _options.BatchBytes) return;
            if (_queue.Reader.TryRead(out var taken)) batch.Add(taken);
        }
    }

    private async Task CommitAsync(List<PendingEntry> batch)
    {
        var started = _time.GetTimestamp();
        using var trace = LedgerTracing.Begin(batch);
        var entries = batch.ConvertAll(p => p.Entry);
        Task<IReadOnlyList<AppendResult>>? append = null;
        try
        {
            _abandoned.Token.ThrowIfCancellationRequested();
            using var timeout = new CancellationTokenSource(_options.AppendTimeout, _time);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _abandoned.Token);
            append = _ledger.AppendAsync(entries, end.Token);
            var results = await append.WaitAsync(end.Token);
            if (results.Count != batch.Count) throw new InvalidOperationException("The store did not answer for each entry.");
            _metrics.BatchCommitted(batch.Count, _time.GetElapsedTime(started));
            Answer(batch, results);
        }
        catch (Exception cause)
        {
            // Whatever went wrong, the store may have committed before it did: only a repeat with the same id can tell.
            LogBatchUnknown(batch.Count, cause);
            _metrics.BatchUnknown();
            foreach (var pending in batch)
            {
                Fail(pending, new LedgerUnavailableException("The ledger did not answer; the outcome is unknown.", cause));
            }
        }
        // The waiting were answered in time, but the store gets the next batch only once it has let go of this one.
        if (append is { IsCompleted: false }) await EndedAsync(append);
    }

    private async Task EndedAsync(Task append)
    {
        try
        {
            await append.WaitAsync(_abandoned.Token);
        }
        catch (Exception cause)
        {
            LogLateFailure(cause);
        }
    }

    private void Answer(List<PendingEntry> batch, IReadOnlyList<AppendResult> results)
    {
        int committed = 0, replayed = 0, taken = 0;
        for (var i = 0; i < batch.Count; i++)
        {
            switch (results[i].Outcome)
            {
                case AppendOutcome.Committed: committed++; break;
                case AppendOutcome.CommandKnown: replayed++; break;
                case AppendOutcome.SequenceTaken: taken++; break;
            }
            Release(batch[i]);
            batch[i].Succeed(results[i]);
        }
        _metrics.Answered(committed, replayed, taken);
    }

    private void Fail(PendingEntry pending, Exception cause)
    {
        Release(pending);
        pending.Fail(cause);
    }

    private void Release(PendingEntry pending)
    {
        _underWay.TryRemove(KeyValuePair.Create(pending.Key, pending));
        Interlocked.Add(ref _unansweredBytes, -pending.ContentBytes);
    }
}
