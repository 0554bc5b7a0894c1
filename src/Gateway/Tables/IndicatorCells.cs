using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Formats;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Tables;
using Cell = Kkr.Formats.Cell;

namespace Kkr.Gateway.Tables;

/// <summary>
/// The indicators of a table as its cells: each a sum over a sum of the areas of its cell, whatever code list puts them
/// together, and shown where both sums are (<see cref="IndicatorDisclosure"/>). Each place is worked out once for a query. Pure.
/// </summary>
internal sealed class IndicatorCells(ReadableTable table)
{
    private readonly Dictionary<(string Indicator, Coordinate Place), IndicatorParts> _parts = [];
    private readonly Dictionary<string, IndicatorSource> _sources = [];

    /// <summary>The cell of an indicator.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="area">The area, or group of areas.</param>
    /// <param name="members">The areas in it.</param>
    /// <param name="place">The codes that it is split by.</param>
    /// <param name="period">The period.</param>
    public Cell At(Indicator indicator, string area, ImmutableArray<AreaCode> members, Coordinate place, Period period)
    {
        var own = table.Content;
        var other = indicator.Denominator.DataSet is { } id && id != own.Definition.Id ? table.Others.GetValueOrDefault(id) : own;
        if (other is null || !IndicatorParts.CanStandAt(indicator, own.Definition.Id, place)) return Missing(CellStatus.NotApplicable);
        if (!other.Definition.Periods.Covers(indicator.Denominator.From(period))) return Missing(CellStatus.NotApplicable);
        if (!_parts.TryGetValue((indicator.Id, place), out var parts))
            _parts[(indicator.Id, place)] = parts = IndicatorParts.Of(indicator, SourceOf(own), SourceOf(other), place);
        if (parts.In(period, members) is not { } sum) return Missing(CellStatus.NotYetReported);
        var covered = sum.AboveOf.Length;
        if (!IndicatorDisclosure.IsShown(parts, sum, period, area, own, other)) return Missing(CellStatus.Confidential) with { Reported = covered };
        return (IndicatorRules.Figure(indicator, sum.Above, sum.Below) is { } figure ? Cell.Of(figure) : Missing(CellStatus.NotApplicable)) with { Reported = covered };
    }

    private static Cell Missing(CellStatus status) => Cell.Missing(status) with { Reported = 0 };

    private IndicatorSource SourceOf(TableContent content) =>
        _sources.TryGetValue(content.Definition.Id, out var source) ? source : _sources[content.Definition.Id] = content.Source;
}
