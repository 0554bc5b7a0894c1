using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Ledger;
using Kkr.Reports;

namespace Kkr.Tables;

/// <summary>
/// A table as it was: the fold of its reports' entries up to a position, read from the ledger. What was published is kept,
/// since it is read again and again and never changes.
/// </summary>
internal sealed class TableHistory(TableKey key, ILedger ledger)
{
    private readonly Dictionary<(Period Period, long Position), PublishedPeriod> _published = [];

    /// <summary>How many periods are kept.</summary>
    public int Count => _published.Count;

    /// <summary>What is kept.</summary>
    public ImmutableArray<PublishedPeriod> Kept => [.. _published.Values];

    /// <summary>The period at a position, if it is kept.</summary>
    public PublishedPeriod? Find(Period period, long position) => _published.GetValueOrDefault((period, position));

    /// <summary>Keeps a period at a position.</summary>
    public PublishedPeriod Keep(PublishedPeriod published) => _published[(published.Period, published.Position)] = published;

    /// <summary>Reads every publication of the data set anew, in one pass over its reports' entries.</summary>
    /// <param name="period">A period that is asked for.</param>
    /// <param name="position">The position that it is asked for at.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<PublishedPeriod> RebuildAsync(Period period, long position, CancellationToken cancellationToken)
    {
        var wanted = await PublicationsAsync(cancellationToken);
        wanted.Add((position, period));
        var next = new Queue<(long Position, Period Period)>(wanted.Where(w => Find(w.Period, w.Position) is null));
        var reports = new Dictionary<ReportKey, Report>();
        await foreach (var entry in ledger.ReadTableAsync(key, 0, cancellationToken))
        {
            while (next.TryPeek(out var due) && due.Position < entry.Position) Capture();
            if (next.Count == 0) break;
            Fold(reports, entry);
        }

        while (next.Count > 0) Capture();
        return Find(period, position)!;

        void Capture()
        {
            var (at, due) = next.Dequeue();
            Keep(new(due, at, [.. reports.Values.Where(r => r.Key.Period == due).OrderBy(r => r.Key.Reporter)]));
        }
    }

    /// <summary>Every report, folded up to its first entry that is too late.</summary>
    public async Task<ImmutableArray<Report>> ReadAsync(Func<LedgerEntry, bool> isInTime, CancellationToken cancellationToken)
    {
        var reports = new Dictionary<ReportKey, Report>();
        // The clocks of silos differ: an entry may be earlier in time than the one before it, and is then too late all the same.
        var ended = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var entry in ledger.ReadTableAsync(key, 0, cancellationToken))
            if (!isInTime(entry)) ended.Add(entry.Stream);
            else if (!ended.Contains(entry.Stream)) Fold(reports, entry);

        return [.. reports.Values];
    }

    private static void Fold(Dictionary<ReportKey, Report> reports, LedgerEntry entry)
    {
        var report = ReportKey.OfStream(entry.Stream);
        reports[report] = ReportFold.Apply(reports.GetValueOrDefault(report) ?? Report.Empty(report), entry);
    }

    private async Task<SortedSet<(long Position, Period Period)>> PublicationsAsync(CancellationToken cancellationToken)
    {
        var state = DataSetState.Empty;
        await foreach (var entry in ledger.ReadStreamAsync(DataSetGrain.StreamOf(key.DataSet), 0, cancellationToken))
            state = DataSetState.Apply(state, new(
                entry.Sequence, entry.RecordedAt, entry.Actor, entry.Hash, LedgerJson.Read<DataSetEvent>(entry.Content))
            { Position = entry.Position });
        return [.. state.Publications.Select(p => (p.Position, p.Period))];
    }
}
