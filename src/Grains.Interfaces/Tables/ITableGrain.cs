using System.Collections.Immutable;
using Kkr.Reports;
using Orleans.Concurrency;

namespace Kkr.Tables;

/// <summary>
/// One data set in one area, added up: the running cube of a region, fed by its reports, or of the country, fed by its
/// regions. Its key is <see cref="TableKey"/> as text.
/// </summary>
[Alias("kkr.ITableGrain")]
public interface ITableGrain : IGrainWithStringKey
{
    /// <summary>Takes reports in. What is known already, or older than what is known, changes nothing.</summary>
    [Alias("Contribute"), AlwaysInterleave]
    ValueTask ContributeAsync(ImmutableArray<Report> reports);

    /// <summary>
    /// What a copy of the table lacks since <paramref name="since"/> (null for everything), once the table holds all that
    /// <paramref name="atLeast"/> points at. What it does not hold yet, it reads from the ledger.
    /// </summary>
    [Alias("ReadSince"), AlwaysInterleave]
    Task<TableChanges> ReadSinceAsync(TableVersion? since, ImmutableArray<ReceiptPosition> atLeast, CancellationToken cancellationToken);

    /// <summary>
    /// A period as it was published: its reports folded up to the publication's position. The same question is answered the
    /// same for ever.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The ledger has not come to the position.</exception>
    [Alias("ReadPublished"), AlwaysInterleave]
    Task<PublishedPeriod> ReadPublishedAsync(Period period, long position, CancellationToken cancellationToken);

    /// <summary>Every report of the table, folded up to a position in the ledger.</summary>
    [Alias("ReadAsOf"), AlwaysInterleave]
    Task<ImmutableArray<Report>> ReadAsOfAsync(long position, CancellationToken cancellationToken);

    /// <summary>Every report of the table, folded up to a moment.</summary>
    [Alias("ReadAsOfMoment"), AlwaysInterleave]
    Task<ImmutableArray<Report>> ReadAsOfMomentAsync(DateTimeOffset moment, CancellationToken cancellationToken);

    /// <summary>The reports of one reporter, by period. A municipality's grain is told of what changes in them for half a minute.</summary>
    [Alias("ReadReporter"), AlwaysInterleave]
    Task<ImmutableArray<Report>> ReadReporterAsync(Municipalities.AreaCode reporter, CancellationToken cancellationToken);

    /// <summary>How complete each period is.</summary>
    [Alias("ReadCompleteness"), AlwaysInterleave]
    Task<TableCompleteness> ReadCompletenessAsync(CancellationToken cancellationToken);
}
