using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Kkr.Regions;

/// <summary>
/// The deadlines of those who report in a region: a reminder comes round, and what has become overdue since, or is so no
/// longer, goes into the ledger. Its key is the region's code, or the country's for what the country itself reports.
/// </summary>
[Alias("kkr.IDeadlineGrain")]
public interface IDeadlineGrain : IGrainWithStringKey
{
    /// <summary>Makes sure that the reminder comes round. Doing so again changes nothing.</summary>
    [Alias("Watch")]
    Task WatchAsync();

    /// <summary>Does what the reminder does: looks at every deadline and records what has changed.</summary>
    [Alias("Review")]
    Task ReviewAsync(CancellationToken cancellationToken);

    /// <summary>What is overdue now, by data set, period and reporter.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<ImmutableArray<OverdueObligation>> ReadAsync(CancellationToken cancellationToken);
}
