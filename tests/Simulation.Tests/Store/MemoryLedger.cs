using System.Runtime.CompilerServices;

namespace Kkr.Ledger;

/// <summary>A ledger in memory, held to the same contract as the two that are durable.</summary>
internal sealed class MemoryLedger : ILedger
{
    private readonly Lock _lock = new();
    private readonly List<LedgerEntry> _entries = [];
    private readonly Dictionary<string, LedgerEntry> _heads = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Scope, string CommandId), LedgerEntry> _commands = [];

    /// <summary>Every entry, in the order of positions.</summary>
    public IReadOnlyList<LedgerEntry> Entries => _entries;

    /// <summary>Whether it holds to the fence and to the commands it knows; a planted bug takes that away.</summary>
    public bool IsFenced { get; set; } = true;

    /// <inheritdoc cref="IsFenced"/>
    public bool KnowsCommands { get; set; } = true;

    public Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<ProposedEntry> batch, CancellationToken cancellationToken)
    {
        lock (_lock) return Task.FromResult(Append(batch));
    }

    /// <summary>Records what can be recorded of a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="session">The session that it comes in: what was committed in it is not looked for, as in PostgreSQL; 0 for none.</param>
    public IReadOnlyList<AppendResult> Append(IReadOnlyList<ProposedEntry> batch, long session = 0)
    {
        var results = new AppendResult[batch.Count];
        HashSet<string>? stopped = null;
        for (var i = 0; i < results.Length; i++)
        {
            var entry = WithWholeMilliseconds(batch[i]);
            if (KnowsCommands && _commands.TryGetValue((entry.Scope, entry.CommandId), out var known)) results[i] = AppendResult.CommandKnown(known);
            else if (stopped?.Contains(entry.Stream) != true && (!IsFenced || Follows(entry, session)))
                results[i] = AppendResult.Committed(Add(entry).Position) with { Session = session };
            else results[i] = AppendResult.SequenceTaken;
            if (results[i].Outcome != AppendOutcome.Committed) (stopped ??= new(StringComparer.Ordinal)).Add(entry.Stream);
        }

        return results;
    }

    /// <summary>Loses the newest entries, as a disk does that said they were safe; a planted bug.</summary>
    public void LoseTail(int entries)
    {
        var kept = _entries.Take(Math.Max(1, _entries.Count - entries)).ToList();
        _entries.Clear();
        _heads.Clear();
        _commands.Clear();
        foreach (var entry in kept) Keep(entry);
    }

    /// <summary>Has the two newest entries change places; a planted bug.</summary>
    public void SwapNewest()
    {
        if (_entries.Count < 3) return;
        var (first, second) = (_entries[^2], _entries[^1]);
        _entries.RemoveRange(_entries.Count - 2, 2);
        _entries.Add(second with { Position = first.Position });
        _entries.Add(first with { Position = second.Position });
    }

    public IAsyncEnumerable<LedgerEntry> ReadStreamAsync(string stream, long afterSequence, CancellationToken cancellationToken) =>
        ReadAsync(e => e.Stream == stream && e.Sequence > afterSequence, cancellationToken);

    public IAsyncEnumerable<LedgerEntry> ReadTopicAsync(string topic, long afterPosition, CancellationToken cancellationToken) =>
        ReadAsync(e => e.Topic == topic && e.Position > afterPosition, cancellationToken);

    public IAsyncEnumerable<LedgerEntry> ReadAllAsync(long afterPosition, CancellationToken cancellationToken) =>
        ReadAsync(e => e.Position > afterPosition, cancellationToken);

    public Task<LedgerEntry?> FindCommandAsync(string scope, string commandId, CancellationToken cancellationToken)
    {
        lock (_lock) return Task.FromResult(_commands.GetValueOrDefault((scope, commandId)));
    }

    public Task<long> ReadHeadAsync(CancellationToken cancellationToken)
    {
        lock (_lock) return Task.FromResult((long)_entries.Count);
    }

    private async IAsyncEnumerable<LedgerEntry> ReadAsync(Func<LedgerEntry, bool> wanted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        List<LedgerEntry> found;
        lock (_lock) found = _entries.FindAll(e => wanted(e));
        await Task.CompletedTask;
        foreach (var entry in found) yield return entry;
    }

    private bool Follows(ProposedEntry entry, long session)
    {
        _heads.TryGetValue(entry.Stream, out var head);
        return session != 0 && entry.PreviousSession == session
            ? entry.Sequence > (head?.Sequence ?? 0)
            : entry.Sequence == (head?.Sequence ?? 0) + 1 && entry.Previous == (head?.Hash ?? EntryHash.None);
    }

    private LedgerEntry Add(ProposedEntry entry)
    {
        var added = entry.At(_entries.Count + 1);
        Keep(added);
        return added;
    }

    private void Keep(LedgerEntry entry)
    {
        _entries.Add(entry);
        _heads[entry.Stream] = entry;
        _commands.TryAdd((entry.Scope, entry.CommandId), entry);
    }

    // What is stored must not say more than what the digest covers.
    private static ProposedEntry WithWholeMilliseconds(ProposedEntry entry) => entry.RecordedAt.Ticks % TimeSpan.TicksPerMillisecond == 0 ? entry
        : entry with { RecordedAt = DateTimeOffset.FromUnixTimeMilliseconds(entry.RecordedAt.ToUnixTimeMilliseconds()) };
}
