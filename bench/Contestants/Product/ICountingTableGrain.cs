using System.Collections.Immutable;
using Kkr.Reports;

namespace Kkr.Bench.Product;

/// <summary>A region's table of a data set that holds nothing: it counts what it is told of.</summary>
[Alias("bench.ICountingTableGrain")]
internal interface ICountingTableGrain : IGrainWithStringKey
{
    /// <summary>Counts reports.</summary>
    [Alias("Count")]
    ValueTask CountAsync(ImmutableArray<Report> reports);
}
