using System.Collections.Concurrent;
using System.Collections.Immutable;
using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.Tables;

namespace Kkr.Reports;

/// <summary>
/// Which reports of a data set were continued lately, and how far, for all of a silo that look for what they may have missed: they ask for
/// the same seconds one after another, and what one of them has had read is not read again for the next.
/// </summary>
internal sealed class ReportHeads(ILedger ledger, TimeProvider clock)
{
    /// <summary>How long what was read is kept: tables ask every ten seconds.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, DataSetReadings> _dataSets = new(StringComparer.Ordinal);

    /// <summary>
    /// The newest revision of each report that was continued above <paramref name="afterPosition"/>. Where several looks at the ledger found
    /// a report, it is told of with each of them, and so are some that were not continued since, where another has asked for more.
    /// </summary>
    /// <param name="table">The table whose reports are asked for.</param>
    /// <param name="afterPosition">The position that the asker is sure of.</param>
    /// <param name="upTo">A position that the ledger has reached: everything up to there is told.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LedgerUnavailableException">The ledger can't be read.</exception>
    public async Task<ImmutableArray<ReportHead>> ReadAsync(TableKey table, long afterPosition, long upTo, CancellationToken cancellationToken)
    {
        var known = _dataSets.GetOrAdd(table.DataSet, static _ => new());
        await known.Turn.WaitAsync(cancellationToken);
        try
        {
            while (known.Readings.TryPeek(out var oldest) && clock.GetElapsedTime(oldest.ReadAt) > Kept) known.Readings.Dequeue();
            if (known.Readings.TryPeek(out var first) && first.After > afterPosition) known.Readings.Clear();
            var reached = known.Readings.LastOrDefault()?.UpTo ?? afterPosition;
            if (reached < upTo)
            {
                var heads = await ledger.ReadTopicHeadsAsync(ReportKey.TopicOf(table.DataSet), reached, cancellationToken);
                known.Readings.Enqueue(new(reached, upTo, clock.GetTimestamp(), heads.Select(head => new ReportHead(ReportKey.OfStream(head.Key), head.Value)).ToLookup(head => Areas.TableAreaOf(head.Key.Reporter))));
            }

            // By area: with many tables each would otherwise go through what all others were told.
            return Areas.TryGetRegion(table.Area, out var region)
                ? [.. known.Readings.Where(reading => reading.UpTo > afterPosition).SelectMany(reading => region.Regions.SelectMany(area => reading.Heads[area]))]
                : [];
        }
        finally
        {
            known.Turn.Release();
        }
    }

    /// <summary>What is known of a data set.</summary>
    private sealed class DataSetReadings
    {
        /// <summary>Whoever asks waits for who asked before.</summary>
        public SemaphoreSlim Turn { get; } = new(1);

        /// <summary>The oldest first; each begins where the one before it ends.</summary>
        public Queue<Reading> Readings { get; } = new();
    }

    /// <summary>What one look at the ledger found: all between two positions, and perhaps more, by the area whose table takes it in.</summary>
    private sealed record Reading(long After, long UpTo, long ReadAt, ILookup<AreaCode, ReportHead> Heads);
}
