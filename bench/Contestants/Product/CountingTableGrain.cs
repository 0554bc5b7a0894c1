using System.Collections.Immutable;
using Kkr.Reports;

namespace Kkr.Bench.Product;

/// <summary>See <see cref="ICountingTableGrain"/>.</summary>
internal sealed class CountingTableGrain : Grain, ICountingTableGrain
{
    private long _count;

    public ValueTask CountAsync(ImmutableArray<Report> reports)
    {
        _count += reports.Length;
        return ValueTask.CompletedTask;
    }
}
