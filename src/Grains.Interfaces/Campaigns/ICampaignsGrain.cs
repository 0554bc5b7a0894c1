using System.Collections.Immutable;
using Kkr.Rights;
using Orleans.Concurrency;

namespace Kkr.Campaigns;

/// <summary>Which campaigns and programmes there are. There is one, with key <c>all</c>; they push their rows to it.</summary>
[Alias("kkr.ICampaignsGrain")]
public interface ICampaignsGrain : IGrainWithStringKey
{
    /// <summary>The rows of all, for those who have signed in; nothing for others.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<ImmutableArray<CampaignRow>> ListAsync(Caller caller, CancellationToken cancellationToken);

    /// <summary>Takes in a row; an older one than is known changes nothing.</summary>
    [Alias("Include"), AlwaysInterleave]
    ValueTask IncludeAsync(CampaignRow row);
}
