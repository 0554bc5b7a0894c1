using System.Collections.Immutable;
using Kkr.Rights;
using Orleans.Concurrency;

namespace Kkr.ResultContracts;

/// <summary>
/// The comparison of all result contracts. There is one, with key <c>all</c>: contracts push their rows to it, so that a
/// list asks one grain however many contracts there are. What a push lost is found in the ledger within ten seconds.
/// </summary>
[Alias("kkr.IResultContractsGrain")]
public interface IResultContractsGrain : IGrainWithStringKey
{
    /// <summary>The rows of the contracts that a caller may see, in ordinal order of id.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<ImmutableArray<ResultContractRow>> ListAsync(Caller caller, CancellationToken cancellationToken);

    /// <summary>Takes in a contract's row; an older one than is known changes nothing.</summary>
    [Alias("Include"), AlwaysInterleave]
    ValueTask IncludeAsync(ResultContractRow row);
}
