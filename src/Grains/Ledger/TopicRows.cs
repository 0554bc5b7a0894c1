namespace Kkr.Ledger;

/// <summary>
/// The newest row of each stream of a topic, for lists of many: the grains of the streams push their rows, and what a push
/// lost is found by reading the topic again from where it was read to. Only rows are kept, never the streams' states.
/// </summary>
/// <remarks>It belongs to one activation and runs on its scheduler only.</remarks>
/// <typeparam name="TState">What a stream folds to.</typeparam>
/// <typeparam name="TEvent">The base type of its events.</typeparam>
/// <typeparam name="TRow">What a list shows of it.</typeparam>
internal sealed class TopicRows<TState, TEvent, TRow>(
    string topic, TState empty, Func<TState, Happened<TEvent>, TState> apply, Func<string, TState, TRow?> rowOf, ILedger ledger)
    where TState : class
    where TEvent : class
    where TRow : class
{
    private readonly SortedDictionary<string, (long Revision, TRow? Row)> _rows = new(StringComparer.Ordinal);
    private long _covered;
    private bool _loaded;
    private Task? _reading;

    /// <summary>The rows, in ordinal order of id.</summary>
    public IEnumerable<TRow> Rows => _rows.Values.Select(r => r.Row).OfType<TRow>();

    /// <summary>The id of a stream: what stands behind the first slash of its name.</summary>
    public static string IdOf(string stream) => stream[(stream.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>Takes in a row; an older one than is known changes nothing.</summary>
    public void Include(string id, long revision, TRow row)
    {
        if (!_rows.TryGetValue(id, out var known) || known.Revision < revision) _rows[id] = (revision, row);
    }

    /// <summary>Reads what is new in the ledger; callers at the same time share one reading.</summary>
    public Task CatchUpAsync(CancellationToken cancellationToken)
    {
        if (_reading is null || _reading.IsCompleted) _reading = ReadAsync();
        return _reading.WaitAsync(cancellationToken);
    }

    private async Task ReadAsync()
    {
        var head = await ledger.ReadHeadAsync(CancellationToken.None);
        if (head <= _covered) return;
        var states = new Dictionary<string, (long Revision, TState State)>(StringComparer.Ordinal);
        var behind = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var entry in ledger.ReadTopicAsync(topic, _covered, CancellationToken.None))
        {
            head = Math.Max(head, entry.Position);
            // The first reading folds the whole topic in one pass. Later ones read the few streams anew that have moved.
            if (!_loaded) states[entry.Stream] = Fold(states.GetValueOrDefault(entry.Stream, (0, empty)), entry);
            else if (!_rows.TryGetValue(IdOf(entry.Stream), out var known) || known.Revision < entry.Sequence) behind.Add(entry.Stream);
        }

        foreach (var stream in behind)
        {
            var read = (Revision: 0L, State: empty);
            await foreach (var entry in ledger.ReadStreamAsync(stream, 0, CancellationToken.None)) read = Fold(read, entry);
            states[stream] = read;
        }

        foreach (var (stream, (revision, state)) in states)
            if (rowOf(IdOf(stream), state) is { } row)
                Include(IdOf(stream), revision, row);
        (_covered, _loaded) = (head, true);
    }

    private (long Revision, TState State) Fold((long Revision, TState State) known, LedgerEntry entry) => (
        entry.Sequence,
        apply(known.State, new(entry.Sequence, entry.RecordedAt, entry.Actor, entry.Hash, LedgerJson.Read<TEvent>(entry.Content))));
}
