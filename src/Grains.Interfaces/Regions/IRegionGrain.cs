using Kkr.Tables;
using Orleans.Concurrency;

namespace Kkr.Regions;

/// <summary>
/// A region, or the country: who has reported what there, and what is missing. Its key is the area's code. Its tables
/// tell it when somebody has reported.
/// </summary>
[Alias("kkr.IRegionGrain")]
public interface IRegionGrain : IGrainWithStringKey
{
    /// <summary>Takes in who has reported on a data set.</summary>
    [Alias("Contribute"), AlwaysInterleave]
    ValueTask ContributeAsync(TableCompleteness completeness);

    /// <summary>The region's completeness, data set by data set and period by period.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<RegionOverview> ReadAsync(CancellationToken cancellationToken);
}
