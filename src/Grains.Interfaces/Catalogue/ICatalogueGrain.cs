using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Kkr.Catalogue;

/// <summary>Which data sets there are. There is one, with key <c>catalogue</c>; each data set itself is a grain of its own.</summary>
[Alias("kkr.ICatalogueGrain")]
public interface ICatalogueGrain : IGrainWithStringKey
{
    /// <summary>The ids of all data sets, in ordinal order.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<ImmutableArray<string>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Makes an id known, before its data set is first defined. Doing so again changes nothing.</summary>
    [Alias("Include")]
    Task IncludeAsync(string dataSet, CancellationToken cancellationToken);
}
