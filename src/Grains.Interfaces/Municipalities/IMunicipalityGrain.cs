using System.Collections.Immutable;
using Kkr.Reports;
using Kkr.Rights;
using Orleans.Concurrency;

namespace Kkr.Municipalities;

/// <summary>
/// A municipality: what it owes, what it has reported, and what happened last. Its key is its code. Its reports
/// contribute to it as they do to the tables.
/// </summary>
[Alias("kkr.IMunicipalityGrain")]
public interface IMunicipalityGrain : IGrainWithStringKey
{
    /// <summary>Takes reports in. What is known already, or older than what is known, changes nothing.</summary>
    [Alias("Contribute"), AlwaysInterleave]
    ValueTask ContributeAsync(ImmutableArray<Report> reports);

    /// <summary>The municipality's own aggregate.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<Answer<MunicipalityOverview>> ReadAsync(Caller caller, CancellationToken cancellationToken);
}
