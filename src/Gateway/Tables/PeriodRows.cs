using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Kkr.Catalogue;
using Kkr.Reports;
using Kkr.Tables;

namespace Kkr.Gateway.Tables;

/// <summary>
/// What each period of a table adds up to, worked out once for each state of the table, however many clients follow it.
/// </summary>
public sealed class PeriodRows(TableCopies tables, TableContents contents)
{
    private readonly ConcurrentDictionary<(TableKey Table, bool All), Known> _known = new();

    /// <summary>The rows of each period, for those who see all that is submitted or for those who see what is published.</summary>
    /// <param name="key">The table.</param>
    /// <param name="dataSet">Its data set.</param>
    /// <param name="all">Whether the reader sees all that is submitted.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<Known> ReadAsync(TableKey key, DataSet dataSet, bool all, CancellationToken cancellationToken)
    {
        var view = await tables.ReadAsync(key, [], cancellationToken);
        var known = _known.GetValueOrDefault((key, all));
        var open = all ? null : await contents.ReadPublishedAsync(dataSet, null, cancellationToken);
        var version = open is null ? view.Version : VersionOf(open);
        if (known is not null && known.Version == version && known.Revision == dataSet.Revision)
            return known.Covered == view.Covered ? known : known with { Covered = view.Covered };
        var source = open is null ? new IndicatorSource(dataSet.Definition, view.Table, dataSet.Decisions) : OpenTables.In(open, key.Area);
        var seen = source.Table;
        var answer = AggregateRules.Answer(
            source, ImmutableDictionary<string, IndicatorSource>.Empty,
            new(key.Area, [], false, [], ImmutableDictionary<string, ImmutableHashSet<string>>.Empty),
            open is null ? null : new(open, ImmutableDictionary<string, TableContent>.Empty));
        known = new(
            version, dataSet.Revision, view.Covered, answer.AsOf,
            answer.Rows.GroupBy(r => r.Period).ToImmutableSortedDictionary(g => g.Key, g => g.ToImmutableArray()),
            seen.Periods.ToImmutableDictionary(p => p.Key, p => p.Value.Reports.Values.Max(r => r.Position)));
        return _known[(key, all)] = known;
    }

    private static Kkr.Tables.TableVersion VersionOf(TableContent open) =>
        new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(open.Version)).AsSpan(0, 16)), 0);

    /// <summary>What a table adds up to.</summary>
    /// <param name="Version">The table's state.</param>
    /// <param name="Revision">The data set's revision.</param>
    /// <param name="Covered">The position up to which it is sure to hold everything in the ledger.</param>
    /// <param name="AsOf">The newest entry that is in it.</param>
    /// <param name="Periods">The rows of each period.</param>
    /// <param name="Positions">The newest entry's position, by period.</param>
    public sealed record Known(
        Kkr.Tables.TableVersion Version, long Revision, long Covered, AggregateAnswer.Instant? AsOf,
        ImmutableSortedDictionary<Period, ImmutableArray<AggregateAnswer.Row>> Periods, ImmutableDictionary<Period, long> Positions);
}
