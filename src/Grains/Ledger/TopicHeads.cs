using System.Collections.Concurrent;

namespace Kkr.Ledger;

/// <summary>
/// Which streams of a topic were continued lately, and how far, for all of a silo that look for what they may have missed: they ask for
/// the same seconds one after another, and what one of them has had read is not read again for the next.
/// </summary>
internal sealed class TopicHeads(ILedger ledger, TimeProvider clock)
{
    /// <summary>How long what was read is kept: tables ask every ten seconds.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Topic> _topics = new(StringComparer.Ordinal);

    /// <summary>
    /// The newest sequence of each stream that was continued above <paramref name="afterPosition"/>; of some that were not as well,
    /// where another has asked for more.
    /// </summary>
    /// <param name="topic">The topic.</param>
    /// <param name="afterPosition">The position that the asker is sure of.</param>
    /// <param name="upTo">A position that the ledger has reached: everything up to there is told.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LedgerUnavailableException">The ledger can't be read.</exception>
    public async Task<IReadOnlyDictionary<string, long>> ReadAsync(string topic, long afterPosition, long upTo, CancellationToken cancellationToken)
    {
        var known = _topics.GetOrAdd(topic, static _ => new());
        await known.Turn.WaitAsync(cancellationToken);
        try
        {
            while (known.Readings.TryPeek(out var oldest) && clock.GetElapsedTime(oldest.ReadAt) > Kept) known.Readings.Dequeue();
            if (known.Readings.TryPeek(out var first) && first.After > afterPosition) known.Readings.Clear();
            var reached = known.Readings.Count == 0 ? afterPosition : known.Reached;
            if (reached < upTo)
            {
                known.Readings.Enqueue(new(reached, clock.GetTimestamp(), await ledger.ReadTopicHeadsAsync(topic, reached, cancellationToken)));
                known.Reached = Math.Max(reached, upTo);
            }

            return known.Readings.Count == 1 ? known.Readings.Peek().Heads : Newest(known.Readings);
        }
        finally
        {
            known.Turn.Release();
        }
    }

    private static Dictionary<string, long> Newest(IEnumerable<Reading> readings)
    {
        var newest = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var reading in readings)
            foreach (var (stream, sequence) in reading.Heads)
                newest[stream] = Math.Max(sequence, newest.GetValueOrDefault(stream));
        return newest;
    }

    /// <summary>What is known of a topic.</summary>
    private sealed class Topic
    {
        /// <summary>Whoever asks waits for who asked before.</summary>
        public SemaphoreSlim Turn { get; } = new(1);

        /// <summary>The oldest first; each begins where the one before it ends.</summary>
        public Queue<Reading> Readings { get; } = new();

        /// <summary>The position up to which the newest of them is complete.</summary>
        public long Reached { get; set; }
    }

    /// <summary>What one look at the ledger found.</summary>
    private sealed record Reading(long After, long ReadAt, IReadOnlyDictionary<string, long> Heads);
}
