using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Formats;
using Kkr.Municipalities;
using Kkr.Reports;
using Cell = Kkr.Formats.Cell;

namespace Kkr.Gateway.Tables;

/// <summary>Reads the cells of a query out of a table, summing where a cell of the result stands for several. Pure.</summary>
public sealed class TableFigures
{
    private readonly TableContent _content;
    private readonly TableSelection _selection;
    private readonly ImmutableHashSet<AreaCode> _expected;
    private readonly Area[] _areas;
    private readonly Place[] _places;
    private readonly TablePeriod?[] _periods;
    private readonly int _areaAt, _timeAt;
    private readonly int[] _placeAt, _sizes;
    private readonly Period[] _times;
    private readonly CaseCounts? _cases;
    private readonly IndicatorCells _indicators;

    private TableFigures(ReadableTable table, TableSelection selection)
    {
        var content = table.Content;
        (_content, _selection, _indicators) = (content, selection, new(table));
        _expected = [.. content.Definition.Reporting.ExpectedIn(AreaCode.Country).Concat(
            content.Definition.Reporting.By == ReporterKind.Country ? [AreaCode.Country] : [])];
        var dimensions = selection.Dimensions;
        _sizes = [.. dimensions.Select(d => d.Categories.Length)];
        (_areaAt, _timeAt) = (At(DimensionRole.Geo), At(DimensionRole.Time));
        _placeAt = [.. Enumerable.Range(0, dimensions.Length).Where(i => i != _areaAt && i != _timeAt)];
        _areas = [.. dimensions[_areaAt].Categories.Select(category => AreaOf(dimensions[_areaAt], category))];
        _times = [.. dimensions[_timeAt].Categories.Select(category => Period.Parse(category.Category.Code))];
        _periods = [.. _times.Select(time => content.Periods.GetValueOrDefault(time))];
        _cases = content.Definition.Content == ContentKind.Figures ? null : new(content);
        _places = [.. Enumerable.Range(0, _placeAt.Aggregate(1, (size, d) => size * _sizes[d])).Select(PlaceOf)];

        int At(DimensionRole role) => dimensions.IndexOf(dimensions.First(d => d.Source.Role == role));
    }

    /// <summary>The cells of a query, in the order of its dimensions, as they are asked for.</summary>
    /// <param name="table">The table.</param>
    /// <param name="selection">The query, resolved against <see cref="TableDescription"/> of the same table.</param>
    public static IEnumerable<Cell> Read(ReadableTable table, TableSelection selection)
    {
        var figures = new TableFigures(table, selection);
        var count = figures._sizes.Aggregate(1L, (size, categories) => size * categories);
        for (var i = 0L; i < count; i++) yield return figures.CellAt(i);
    }

    /// <summary>The table that a query asks for.</summary>
    public static StatisticalTable Table(ReadableTable table, TableSelection selection) =>
        new(selection.ResultMetadata, [.. Read(table, selection)]);

    private Cell CellAt(long index)
    {
        Span<int> at = stackalloc int[_sizes.Length];
        for (var d = _sizes.Length - 1; d >= 0; d--)
        {
            at[d] = (int)(index % _sizes[d]);
            index /= _sizes[d];
        }

        var place = 0;
        foreach (var d in _placeAt) place = place * _sizes[d] + at[d];
        return CellAt(_areas[at[_areaAt]], _places[place], _times[at[_timeAt]], _periods[at[_timeAt]]);
    }

    private Cell CellAt(Area area, Place place, Period time, TablePeriod? period)
    {
        var cell = place.Contents switch
        {
            Indicator indicator => WithReason(
                _indicators.At(indicator, area.Id, area.Members, place.Margin ?? Coordinate.Origin, time), FigureAt(area, place, time, period)),
            string coverage => CoverageOf(FigureAt(area, place, time, period), coverage),
            _ => FigureAt(area, place, time, period),
        };
        return cell is { Value: not null, Reported: { } reported, Expected: { } expected } && reported < expected && place.Contents is not string
            ? cell with { Note = new($"Dækker {reported} af {expected} indberettere.", $"Covers {reported} of {expected} reporters.") }
            : cell;
    }

    /// <summary>Where what an indicator is derived from is missing, it is missing for the same reason.</summary>
    private static Cell WithReason(Cell indicator, Cell figures) =>
        (indicator.Status == CellStatus.NotYetReported && figures.Value is null ? Cell.Missing(figures.Status) : indicator)
            with
        { Reported = indicator.Reported, Expected = figures.Expected };

    /// <summary>How many reporters a figure covers, as a figure: nobody has reported is 0, nobody could is none.</summary>
    private static Cell CoverageOf(Cell cell, string coverage) => cell switch
    {
        { Reported: 0, Expected: 0 } => cell.Status == CellStatus.Value ? Cell.Of(0) : Cell.Missing(CellStatus.NotApplicable) with { Reported = 0, Expected = 0 },
        _ => Cell.Of((coverage == TableDescription.Reported ? cell.Reported : cell.Expected) ?? 0) with { Reported = cell.Reported, Expected = cell.Expected },
    };

    private Cell FigureAt(Area area, Place place, Period time, TablePeriod? period)
    {
        var expected = area.Members.Count(_expected.Contains);
        if (period is null) return Missing(expected == 0 ? CellStatus.NotApplicable : CellStatus.NotYetReported, 0, expected);
        var (sum, reporters, parts) = (0m, 0, 0);
        CellStatus? why = null;
        foreach (var member in area.Members)
        {
            var report = period.Reports.GetValueOrDefault(member) is { Counts: true } counting ? counting : null;
            if (report is null && !_expected.Contains(member)) continue;
            var has = false;
            if (report is not null && _cases is not null)
            {
                sum += _cases.Of(time, member, place.Margin ?? Coordinate.Origin);
                parts++;
                reporters++;
                continue;
            }

            foreach (var at in place.Cells)
            {
                if (report?.At(at) is not { } cell) why = Worse(why, CellStatus.NotYetReported);
                else if (cell.Value is { } value)
                {
                    (sum, has) = (sum + value, true);
                    parts++;
                }
                else why = Worse(why, StatusOf(cell.Missing));
            }

            if (has) reporters++;
        }

        if (parts == 0) return Missing(why ?? CellStatus.NotApplicable, 0, expected);
        if (period.IsWithheld(place.Margin is { } along ? new Margin(area.Id, along) : null, area.Members, place.Cells))
            return Missing(CellStatus.Confidential, reporters, expected);
        if (parts > 1 && !place.Additive) return Missing(CellStatus.NotApplicable, reporters, expected);
        return Cell.Of(sum) with { Reported = reporters, Expected = expected };
    }

    private static Cell Missing(CellStatus status, int reported, int expected) => Cell.Missing(status) with { Reported = reported, Expected = expected };

    /// <summary>Of several reasons the one that says most about a sum: what may still come, then what is not told, then what is not known.</summary>
    private static CellStatus Worse(CellStatus? one, CellStatus other)
    {
        ReadOnlySpan<CellStatus> order = [CellStatus.NotYetReported, CellStatus.Confidential, CellStatus.Unknown];
        foreach (var status in order)
            if (one == status || other == status)
                return status;
        return CellStatus.NotApplicable;
    }

    private static CellStatus StatusOf(MissingReason? reason) => reason switch
    {
        MissingReason.NotApplicable => CellStatus.NotApplicable,
        MissingReason.Confidential => CellStatus.Confidential,
        _ => CellStatus.Unknown,
    };

    private static Area AreaOf(SelectedDimension dimension, SelectedCategory category) => new(
        dimension.Eliminated && category.SourceCodes.Length > 1 ? AreaCode.Country.Value
            : dimension.CodeList is null ? category.SourceCodes[0] : category.Category.Code,
        [.. category.SourceCodes.Select(AreaCode.Parse)]);

    private Place PlaceOf(int index)
    {
        var taken = new List<(SelectedDimension Dimension, SelectedCategory Category)>();
        for (var i = _placeAt.Length - 1; i >= 0; i--)
        {
            var dimension = _selection.Dimensions[_placeAt[i]];
            taken.Add((dimension, dimension.Categories[index % dimension.Categories.Length]));
            index /= dimension.Categories.Length;
        }

        var (metric, measured) = taken.Single(t => t.Dimension.Source.Role == DimensionRole.Metric);
        var code = measured.SourceCodes[0];
        object? contents = code is TableDescription.Reported or TableDescription.Expected ? code
            : TableDescription.IndicatorsOf(_content.Definition).FirstOrDefault(indicator => indicator.Id == code);
        var additive = contents is not null || metric.Source.Categories[metric.Source.IndexOf(code)].Measure is not { Additive: false };

        IEnumerable<ImmutableDictionary<string, string>> cells = [ImmutableDictionary<string, string>.Empty];
        var margin = ImmutableDictionary<string, string>.Empty;
        foreach (var (dimension, category) in taken)
        {
            var id = dimension.Source.Id;
            if (dimension == metric && (contents is not null || !_content.Definition.HasSeveralMeasures))
            {
                // Who has any of several measures has reported.
                if (_content.Definition.HasSeveralMeasures)
                    cells = [.. cells.SelectMany(cell => _content.Definition.Measures.Select(m => cell.SetItem(id, m.Id)))];
                continue;
            }

            cells = [.. cells.SelectMany(cell => category.SourceCodes.Select(c => cell.SetItem(id, c)))];
            // Of a dimension with one code, its sum is that code's figure.
            if (!dimension.Eliminated || (category.SourceCodes.Length == 1 && contents is null)) margin = margin.SetItem(id, category.SourceCodes[0]);
        }

        return new([.. cells.Select(Coordinate.Of)], Coordinate.Of(margin), additive, contents);
    }

    private sealed record Area(string Id, ImmutableArray<AreaCode> Members);

    /// <param name="Cells">The cells that it sums.</param>
    /// <param name="Margin">What it is not summed over.</param>
    /// <param name="Additive">Whether it may be summed.</param>
    /// <param name="Contents">The indicator, or the code of the coverage, that it shows; null for a measure.</param>
    private sealed record Place(ImmutableArray<Coordinate> Cells, Coordinate? Margin, bool Additive, object? Contents);
}
