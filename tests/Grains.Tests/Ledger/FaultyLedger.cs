using System.Collections.Concurrent;

namespace Kkr.Ledger;

/// <summary>What goes wrong with an append.</summary>
public enum Fault
{
    None,

    /// <summary>It fails, and nothing was recorded.</summary>
    Before,

    /// <summary>It fails, though everything was recorded: the answer was lost.</summary>
    After,
}

/// <summary>A real ledger that can be out of reach, or fail at an append.</summary>
public sealed class FaultyLedger(ILedger inner) : ILedger
{
    private int _appends, _streamReads;

    /// <summary>Whether it can't be reached at all.</summary>
    public bool Away { get; set; }

    /// <summary>What goes wrong with the n-th append, from 0.</summary>
    public Func<int, Fault> FaultOf { get; set; } = _ => Fault.None;

    /// <summary>How often a stream was read.</summary>
    public int StreamReads => _streamReads;

    /// <summary>The session that what is committed is said to be committed in.</summary>
    public long Session { get; set; }

    /// <summary>All entries that were to be appended.</summary>
    public ConcurrentQueue<ProposedEntry> Proposed { get; } = new();

    /// <summary>After which position a topic's heads were read, each time.</summary>
    public ConcurrentQueue<long> HeadsReadAfter { get; } = new();

    public async Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<ProposedEntry> batch, CancellationToken cancellationToken)
    {
        Reach();
        foreach (var entry in batch) Proposed.Enqueue(entry);
        var fault = FaultOf(Interlocked.Increment(ref _appends) - 1);
        if (fault == Fault.Before) throw new LedgerUnavailableException("before");
        var results = await inner.AppendAsync(batch, cancellationToken);
        return fault == Fault.After
            ? throw new LedgerUnavailableException("after")
            : [.. results.Select(r => r.Outcome == AppendOutcome.Committed ? r with { Session = Session } : r)];
    }

    public IAsyncEnumerable<LedgerEntry> ReadStreamAsync(string stream, long afterSequence, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _streamReads);
        return ReachAsync(inner.ReadStreamAsync(stream, afterSequence, cancellationToken));
    }

    public IAsyncEnumerable<LedgerEntry> ReadTopicAsync(string topic, long afterPosition, CancellationToken cancellationToken) =>
        ReachAsync(inner.ReadTopicAsync(topic, afterPosition, cancellationToken));

    public async Task<IReadOnlyDictionary<string, long>> ReadTopicHeadsAsync(string topic, long afterPosition, CancellationToken cancellationToken)
    {
        Reach();
        HeadsReadAfter.Enqueue(afterPosition);
        return await inner.ReadTopicHeadsAsync(topic, afterPosition, cancellationToken);
    }

    public IAsyncEnumerable<LedgerEntry> ReadAllAsync(long afterPosition, CancellationToken cancellationToken) =>
        ReachAsync(inner.ReadAllAsync(afterPosition, cancellationToken));

    public async Task<LedgerEntry?> FindCommandAsync(string scope, string commandId, CancellationToken cancellationToken)
    {
        Reach();
        return await inner.FindCommandAsync(scope, commandId, cancellationToken);
    }

    public async Task<long> ReadHeadAsync(CancellationToken cancellationToken)
    {
        Reach();
        return await inner.ReadHeadAsync(cancellationToken);
    }

    private async IAsyncEnumerable<LedgerEntry> ReachAsync(IAsyncEnumerable<LedgerEntry> entries)
    {
        Reach();
        await foreach (var entry in entries) yield return entry;
    }

    private void Reach()
    {
        if (Away) throw new LedgerUnavailableException("away");
    }
}
