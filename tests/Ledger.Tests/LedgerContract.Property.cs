namespace Kkr.Ledger;

public abstract partial class LedgerContract
{
    private static readonly string[] Streams = ["a", "b", "c"];

    /// <summary>
    /// Each byte is a step: which stream, and whether it continues it, repeats a command, or is stale; large ones end the
    /// batch. The store must answer as a model does that takes one entry after the other.
    /// </summary>
    [FsCheck.Xunit.Property(MaxTest = 25)]
    public async Task Whatever_the_batches_each_command_is_recorded_once_in_unbroken_chains(byte[] steps)
    {
        await using var store = await CreateStoreAsync();
        var ledgers = new[] { store.Open(), store.Open() };
        var model = new Model();
        var batch = new List<ProposedEntry>();
        for (var i = 0; i < steps.Length; i++)
        {
            batch.Add(model.Propose(steps[i], i, batch));
            if (steps[i] < 192 && i < steps.Length - 1) continue;
            var expected = model.Expect(batch);
            var results = await ledgers[i % 2].AppendAsync(batch, CancellationToken.None);
            Assert.Equal(expected, results.Select(r => r with { Session = 0 }));
            model.Learn(batch, results);
            batch.Clear();
        }

        var all = await ledgers[0].ReadAllAsync(0, CancellationToken.None).ToListAsync();
        Assert.Equal(model.Committed, all);
        Assert.True(ChainVerification.Verify(all).Valid);
        Assert.Equal(all.Count, all.Select(e => e.CommandId).Distinct().Count());
    }

    private sealed class Model
    {
        private readonly List<ProposedEntry> _proposed = [];
        private readonly Dictionary<EntryHash, long> _sessions = [];

        public List<LedgerEntry> Committed { get; } = [];

        public ProposedEntry Propose(byte step, int number, List<ProposedEntry> batch)
        {
            var stream = Streams[step % 3];
            var last = batch.LastOrDefault(e => e.Stream == stream);
            var head = Committed.LastOrDefault(e => e.Stream == stream);
            var sequence = last?.Sequence ?? head?.Sequence ?? 0;
            var previous = last?.Hash ?? head?.Hash ?? EntryHash.None;
            var entry = (step / 3 % 5) switch
            {
                3 when _proposed.Count > 0 => TestEntries.Make(stream, sequence + 1, previous, _proposed[step * 7 % _proposed.Count].CommandId, $"{number}"),
                4 => TestEntries.Make(stream, Math.Max(1, sequence), previous, $"c{number}"),
                _ => TestEntries.Make(stream, sequence + 1, previous, $"c{number}"),
            };
            // A repeat inside the batch is the writer's to prevent; only the store's own duplicates are of interest here.
            if (batch.Any(e => e.CommandId == entry.CommandId)) entry = TestEntries.Make(stream, sequence + 1, previous, $"c{number}");
            // As a stream does that has committed the entry before it; what it says of the other ledger's session must mean nothing to this one.
            entry = entry with { PreviousSession = _sessions.GetValueOrDefault(previous) };
            _proposed.Add(entry);
            return entry;
        }

        /// <summary>Remembers in which session entries were committed.</summary>
        public void Learn(List<ProposedEntry> batch, IReadOnlyList<AppendResult> results)
        {
            foreach (var (entry, result) in batch.Zip(results)) if (result.Session != 0) _sessions[entry.Hash] = result.Session;
        }

        public List<AppendResult> Expect(List<ProposedEntry> batch)
        {
            var stopped = new HashSet<string>();
            return batch.ConvertAll(entry =>
            {
                var head = Committed.LastOrDefault(e => e.Stream == entry.Stream);
                if (Committed.Find(e => e.CommandId == entry.CommandId) is { } known)
                {
                    stopped.Add(entry.Stream);
                    return AppendResult.CommandKnown(known);
                }
                if (stopped.Contains(entry.Stream) || entry.Sequence != (head?.Sequence ?? 0) + 1 || entry.Previous != (head?.Hash ?? EntryHash.None))
                {
                    stopped.Add(entry.Stream);
                    return AppendResult.SequenceTaken;
                }
                Committed.Add(entry.At(Committed.Count + 1));
                return AppendResult.Committed(Committed.Count);
            });
        }
    }
}
