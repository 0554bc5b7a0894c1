using System.Collections.Immutable;
using Kkr.Gateway.Tables;
using Kkr.Reports;

namespace Kkr.Gateway.Regions;

/// <summary>What is news to a follower. Pure.</summary>
public static class RegionStreamRules
{
    /// <summary>The periods whose rows differ between two states, in order.</summary>
    public static ImmutableArray<Period> Changed(
        ImmutableSortedDictionary<Period, ImmutableArray<AggregateAnswer.Row>> before,
        ImmutableSortedDictionary<Period, ImmutableArray<AggregateAnswer.Row>> now) =>
        [.. before.Keys.Union(now.Keys).Where(p => !before.GetValueOrDefault(p, []).SequenceEqual(now.GetValueOrDefault(p, []))).Order()];
}
