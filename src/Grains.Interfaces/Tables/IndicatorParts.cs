using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Tables;

/// <summary>
/// What each reporter has above and below the line of an indicator at one place of a table, before any of it is added up. A
/// place splits both sides where they are of one data set, and the side above where the other is of another one. Pure.
/// </summary>
public sealed class IndicatorParts
{
    private readonly DataSetDefinition _own, _other;
    private readonly Dictionary<Period, Dictionary<AreaCode, decimal>> _above, _below;

    private IndicatorParts(
        Indicator indicator, DataSetDefinition own, DataSetDefinition other, ImmutableArray<Coordinate> aboveAt, ImmutableArray<Coordinate> belowAt,
        Dictionary<Period, Dictionary<AreaCode, decimal>> above, Dictionary<Period, Dictionary<AreaCode, decimal>> below)
    {
        (Indicator, _own, _other, _above, _below) = (indicator, own, other, above, below);
        (AboveAt, BelowAt) = (aboveAt, belowAt);
    }

    /// <summary>The indicator.</summary>
    public Indicator Indicator { get; }

    /// <summary>The places whose sums make up what is above.</summary>
    public ImmutableArray<Coordinate> AboveAt { get; }

    /// <summary>The places whose sums make up what is below.</summary>
    public ImmutableArray<Coordinate> BelowAt { get; }

    /// <summary>Whether an indicator can be split by a place: not by what it chooses codes of itself.</summary>
    public static bool CanStandAt(Indicator indicator, string dataSet, Coordinate place)
    {
        var isOwn = indicator.Denominator.DataSet is not { } id || id == dataSet;
        return place.Codes.All(c =>
            indicator.Of.At?.ContainsKey(c.Key) != true
            && (isOwn ? indicator.Denominator.At?.ContainsKey(c.Key) != true : indicator.Kind != IndicatorKind.Change));
    }

    /// <summary>The parts of an indicator at a place where it can stand.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="own">The data set that it is of.</param>
    /// <param name="other">The data set that its denominator is in; the same, or another.</param>
    /// <param name="place">The codes it is split by.</param>
    public static IndicatorParts Of(Indicator indicator, IndicatorSource own, IndicatorSource other, Coordinate place)
    {
        var below = own.Definition.Id == other.Definition.Id ? place : Coordinate.Origin;
        return new(
            indicator, own.Definition, other.Definition, PlacesOf(indicator.Of, place), PlacesOf(indicator.Denominator, below),
            Sums(own, indicator.Of, place), Sums(other, indicator.Denominator, below));
    }

    /// <summary>What reporters have above the line in a period.</summary>
    public IReadOnlyDictionary<AreaCode, decimal> Above(Period period) => _above.GetValueOrDefault(period) ?? [];

    /// <summary>What reporters have below the line of a period.</summary>
    public IReadOnlyDictionary<AreaCode, decimal> Below(Period period) => _below.GetValueOrDefault(Indicator.Denominator.From(period)) ?? [];

    /// <summary>What some areas have together: of those only who have both. Null where nobody has.</summary>
    public IndicatorSum? In(Period period, IReadOnlyCollection<AreaCode> areas)
    {
        var (above, below) = (Above(period), Below(period));
        List<AreaCode> over = [], under = [];
        if (_own.Reporting.By == _other.Reporting.By)
        {
            foreach (var reporter in areas.Where(above.ContainsKey))
            {
                AreaCode[] parts = [.. IndicatorRules.PartsOf(_own, _other, reporter)];
                if (!parts.All(below.ContainsKey)) continue;
                over.Add(reporter);
                under.AddRange(parts);
            }
        }
        else
        {
            // A region's own figure over its municipalities' sum, or the other way: there are no common reporters to pair.
            over.AddRange(areas.Where(above.ContainsKey));
            var regions = areas.Select(Areas.TableAreaOf).ToHashSet();
            under.AddRange(below.Keys.Where(InRegions));
            // Of half a region, the region's own figure says nothing.
            if (above.Keys.Any(r => InRegions(r) && !areas.Contains(r))) return null;

            bool InRegions(AreaCode reporter) => regions.Any(region => Areas.Holds(region, reporter));
        }

        return over.Count == 0 || under.Count == 0 ? null : new(over.Sum(r => above[r]), under.Sum(r => below[r]), [.. over], [.. under]);
    }

    private static ImmutableArray<Coordinate> PlacesOf(CellSelection selection, Coordinate place)
    {
        IEnumerable<ImmutableArray<KeyValuePair<string, string>>> places = [[]];
        foreach (var (dimension, codes) in CodesOf(selection, place))
            places = [.. places.SelectMany(p => codes.Select(code => p.Add(new(dimension, code))))];
        return [.. places.Select(p => Coordinate.Of(p))];
    }

    /// <summary>The codes that count: those of the selection, and of the place.</summary>
    private static ImmutableDictionary<string, ImmutableHashSet<string>> CodesOf(CellSelection selection, Coordinate place)
    {
        var codes = CellQuery.Of(selection).At;
        foreach (var (dimension, code) in place.Codes)
            codes = codes.SetItem(dimension, codes.TryGetValue(dimension, out var some) && !some.Contains(code) ? [] : ImmutableHashSet.Create(StringComparer.Ordinal, code));
        return codes;
    }

    private static Dictionary<Period, Dictionary<AreaCode, decimal>> Sums(IndicatorSource source, CellSelection selection, Coordinate place)
    {
        var query = new CellQuery([], CodesOf(selection, place));
        var sums = new Dictionary<Period, Dictionary<AreaCode, decimal>>();
        foreach (var cell in CellRules.Of(source.Definition, source.Table, source.Decisions, query))
        {
            if (cell.Value is not { } value) continue;
            if (!sums.TryGetValue(cell.Period, out var reporters)) sums[cell.Period] = reporters = [];
            reporters[cell.Reporter] = reporters.GetValueOrDefault(cell.Reporter) + value;
        }

        return sums;
    }
}
