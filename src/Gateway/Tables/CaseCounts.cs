using System.Collections.Immutable;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Tables;

namespace Kkr.Gateway.Tables;

/// <summary>
/// Counts of records and answers, by reporter and place. A case with several codes of an attribute counts at each of them
/// and once in the whole, so that each way to split a table is counted by itself.
/// </summary>
internal sealed class CaseCounts(TableContent content)
{
    private readonly Dictionary<string, ILookup<(Period, AreaCode, Coordinate), decimal>> _bySplit = [];

    /// <summary>The count of a reporter that has reported; zero where it has no such case.</summary>
    public decimal Of(Period period, AreaCode reporter, Coordinate place)
    {
        var along = place.Codes.Select(c => c.Key).ToImmutableHashSet(StringComparer.Ordinal);
        var split = string.Join(' ', along.Order(StringComparer.Ordinal));
        if (!_bySplit.TryGetValue(split, out var counts))
            _bySplit[split] = counts = CellRules.Of(
                    content.Definition, content.Reports, content.Decisions, new(along, ImmutableDictionary<string, ImmutableHashSet<string>>.Empty))
                .ToLookup(c => (c.Period, c.Reporter, c.At), c => c.Value ?? 0);
        return counts[(period, reporter, place)].Sum();
    }
}
