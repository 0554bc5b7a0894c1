using System.Collections.Immutable;
using Kkr.Rights;
using Orleans.Concurrency;

namespace Kkr.Agreements;

/// <summary>Which agreements there are. There is one, with key <c>all</c>; agreements push their rows to it.</summary>
[Alias("kkr.IAgreementsGrain")]
public interface IAgreementsGrain : IGrainWithStringKey
{
    /// <summary>The rows of all, for those who may see agreements; nothing for others.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<ImmutableArray<AgreementRow>> ListAsync(Caller caller, CancellationToken cancellationToken);

    /// <summary>Takes in an agreement's row; an older one than is known changes nothing.</summary>
    [Alias("Include"), AlwaysInterleave]
    ValueTask IncludeAsync(AgreementRow row);

    /// <summary>Makes sure that the reminder of every agreement comes round.</summary>
    [Alias("Watch")]
    Task WatchAsync(CancellationToken cancellationToken);
}
