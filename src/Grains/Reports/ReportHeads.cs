using System.Collections.Concurrent;
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
    private Head? _head;

    /// <summary>
    /// The newest revision of each report that was continued above <paramref name="afterPosition"/>. Where several looks at the ledger found
    /// a report, it is told of with each of them, and so are some that were not continued since, where another has asked for more.
    /// </summary>
    /// <param name="table">The table whose reports are asked for.</param>
    /// <param name="afterPosition">The position that the asker is sure of.</param>
    /// <param name="age">How old the newest look at the ledger may be: with many tables, looking for each of them costs as much as what it finds.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LedgerUnavailableException">The ledger can't be read.</exception>
    public async Task<ContinuedReports> ReadAsync(TableKey table, long afterPosition, TimeSpan age, CancellationToken cancellationToken)
    {
        var known = _dataSets.GetOrAdd(table.DataSet, static _ => new());
        await known.Turn.WaitAsync(cancellationToken);
        try
        {
            while (known.Readings.TryPeek(out var oldest) && clock.GetElapsedTime(oldest.ReadAt) > Kept) known.Readings.Dequeue();
            if (known.Readings.TryPeek(out var first) && first.After > afterPosition) known.Readings.Clear();
            var reached = known.Readings.LastOrDefault()?.UpTo ?? afterPosition;
            var head = await LookAsync(age, cancellationToken);
            if (reached < head.Position)
            {
                var heads = await ledger.ReadTopicHeadsAsync(ReportKey.TopicOf(table.DataSet), reached, cancellationToken);
                known.Readings.Enqueue(new(
                    reached, head.Position, clock.GetTimestamp(),
                    heads.Select(of => new ReportHead(ReportKey.OfStream(of.Key), of.Value)).ToLookup(of => Areas.TableAreaOf(of.Key.Reporter))));
                reached = head.Position;
            }

            // By area: each of many tables would otherwise go through what all others were told.
            return new(Math.Max(afterPosition, reached), Areas.TryGetRegion(table.Area, out var region)
                ? [.. known.Readings.Where(reading => reading.UpTo > afterPosition).SelectMany(reading => region.Regions.SelectMany(area => reading.Heads[area]))]
                : []);
        }
        finally
        {
            known.Turn.Release();
        }
    }

    /// <summary>How far the ledger has come, or had come so long ago.</summary>
    private async Task<Head> LookAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        if (_head is { } known && clock.GetElapsedTime(known.ReadAt) < age) return known;
        var now = clock.GetTimestamp();
        return _head = new(await ledger.ReadHeadAsync(cancellationToken), now);
    }

    /// <summary>How far the ledger had come.</summary>
    private sealed record Head(long Position, long ReadAt);

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
