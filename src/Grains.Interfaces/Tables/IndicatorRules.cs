using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Tables;

/// <summary>
/// Derives indicators. Each is a sum over a sum, never a mean of ratios, and of those reporters only who have both: a rate
/// whose population includes a municipality without figures would be too low (guarantee G8). Pure.
/// </summary>
public static class IndicatorRules
{
    /// <summary>The values of an indicator.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="own">The data set that it is of.</param>
    /// <param name="other">The data set that its denominator is in; the same, or another.</param>
    /// <param name="periods">The periods.</param>
    /// <param name="byMunicipality">Whether a value is given for each reporter.</param>
    /// <param name="by">The dimensions that the numerator is split by; only where the denominator is in another data set.</param>
    public static IEnumerable<IndicatorValue> Values(
        Indicator indicator, IndicatorSource own, IndicatorSource other, IEnumerable<Period> periods, bool byMunicipality, ImmutableHashSet<string> by)
    {
        var splits = own.Definition.Id != other.Definition.Id && indicator.Kind != IndicatorKind.Change;
        var ofQuery = CellQuery.Of(indicator.Of) with { Along = splits ? by : [] };
        var above = Sums(own, ofQuery);
        var below = Sums(other, CellQuery.Of(indicator.Denominator));
        foreach (var period in periods)
        {
            if (!above.TryGetValue(period, out var numerators)) continue;
            var denominators = below.GetValueOrDefault(indicator.Denominator.From(period))
                ?? ImmutableSortedDictionary<Coordinate, Dictionary<AreaCode, decimal>>.Empty;
            var whole = denominators.Values.SelectMany(d => d).GroupBy(d => d.Key).ToDictionary(g => g.Key, g => g.Sum(d => d.Value));
            foreach (var (place, numerator) in numerators)
                foreach (var value in Pair(indicator, own, other, period, place, numerator, whole, byMunicipality))
                    yield return value;
        }
    }

    private static IEnumerable<IndicatorValue> Pair(
        Indicator indicator, IndicatorSource own, IndicatorSource other, Period period, Coordinate place,
        Dictionary<AreaCode, decimal> numerator, Dictionary<AreaCode, decimal> whole, bool byMunicipality)
    {
        if (own.Definition.Reporting.By != other.Definition.Reporting.By)
        {
            // A region's own figure over its municipalities' sum, or the other way: there are no common reporters to pair.
            if (!byMunicipality && whole.Count > 0)
                yield return Value(indicator, period, null, place, numerator.Values.Sum(), whole.Values.Sum(), numerator.Count);
            yield break;
        }

        var paired = (from n in numerator
                      let denominator = DenominatorOf(own.Definition, other.Definition, n.Key, whole)
                      where denominator is not null
                      orderby n.Key
                      select (Reporter: n.Key, Above: n.Value, Below: denominator.Value)).ToList();
        if (byMunicipality)
            foreach (var (reporter, above, below) in paired)
                yield return Value(indicator, period, reporter, place, above, below, 1);
        else if (paired.Count > 0)
            yield return Value(indicator, period, null, place, paired.Sum(p => p.Above), paired.Sum(p => p.Below), paired.Count);
    }

    /// <summary>A reporter's own denominator with that of those who report through it, and not in the other data set.</summary>
    private static decimal? DenominatorOf(DataSetDefinition own, DataSetDefinition other, AreaCode reporter, Dictionary<AreaCode, decimal> whole)
    {
        var sum = 0m;
        foreach (var part in PartsOf(own, other, reporter))
        {
            // Without one member's part the denominator is not whole, and a rate over it would be wrong.
            if (!whole.TryGetValue(part, out var value)) return null;
            sum += value;
        }

        return sum;
    }

    /// <summary>Whose denominators make up that of a reporter: its own, and those of who reports through it, and not so in the other data set.</summary>
    internal static IEnumerable<AreaCode> PartsOf(DataSetDefinition own, DataSetDefinition other, AreaCode reporter) =>
        own.Reporting.Jointly is { } jointly
            ? [reporter, .. jointly.Where(j => j.Value == reporter && other.Reporting.Through(j.Key) is null).Select(j => j.Key)]
            : [reporter];

    /// <summary>An indicator's figure: a sum over a sum, rounded as it says; null where the sum below is zero.</summary>
    public static decimal? Figure(Indicator indicator, decimal above, decimal below) =>
        below == 0 ? null
        : decimal.Round((indicator.Kind == IndicatorKind.Change ? above - below : above) / below * indicator.Factor, indicator.Decimals, MidpointRounding.AwayFromZero);

    private static IndicatorValue Value(
        Indicator indicator, Period period, AreaCode? municipality, Coordinate place, decimal above, decimal below, int reporters)
    {
        var value = Figure(indicator, above, below);
        if (indicator.Kind == IndicatorKind.Change) above -= below;
        return new(indicator.Id, period, municipality, place, value, above, below, reporters);
    }

    private static Dictionary<Period, ImmutableSortedDictionary<Coordinate, Dictionary<AreaCode, decimal>>> Sums(IndicatorSource source, CellQuery query)
    {
        var sums = new Dictionary<Period, ImmutableSortedDictionary<Coordinate, Dictionary<AreaCode, decimal>>.Builder>();
        // Several measures stand side by side in the selection's places; the selection says which it means.
        foreach (var cell in CellRules.Of(source.Definition, source.Table, source.Decisions, query))
        {
            if (cell.Value is not { } value) continue;
            if (!sums.TryGetValue(cell.Period, out var places)) sums[cell.Period] = places = ImmutableSortedDictionary.CreateBuilder<Coordinate, Dictionary<AreaCode, decimal>>();
            var place = cell.At.Along(query.Along);
            if (!places.TryGetValue(place, out var reporters)) places[place] = reporters = [];
            reporters[cell.Reporter] = reporters.GetValueOrDefault(cell.Reporter) + value;
        }

        return sums.ToDictionary(s => s.Key, s => s.Value.ToImmutable());
    }
}
