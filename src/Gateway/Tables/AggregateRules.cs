using System.Collections.Immutable;
using System.Globalization;
using Kkr.Catalogue;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Tables;

namespace Kkr.Gateway.Tables;

/// <summary>How a table answers a question. Pure.</summary>
public static class AggregateRules
{
    private const int PercentDecimals = 4;

    /// <summary>The answer that a table gives, without indicators that need other data sets.</summary>
    public static AggregateAnswer Answer(DataSetDefinition definition, TableState table, AggregateQuery query) => Answer(
        new(definition, table, ImmutableDictionary<string, DuplicateDecision>.Empty), ImmutableDictionary<string, IndicatorSource>.Empty, query);

    /// <summary>The answer that a table gives.</summary>
    /// <param name="source">The data set and its table.</param>
    /// <param name="others">The other data sets that its indicators look at, by id.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="open">What everybody may see, where no more is to be seen.</param>
    public static AggregateAnswer Answer(
        IndicatorSource source, IReadOnlyDictionary<string, IndicatorSource> others, AggregateQuery query, OpenTables? open = null)
    {
        var (definition, table) = (source.Definition, source.Table);
        Period[] periods = [.. (query.Periods.IsEmpty ? table.Periods.Keys : query.Periods.AsEnumerable()).Order().Where(table.Periods.ContainsKey)];
        AreaCode[] reporters = [.. definition.Reporting.ExpectedIn(query.Area)];
        // Cases count once over all periods; figures add up period by period.
        var cells = definition.Content == ContentKind.Figures ? null
            : CellRules.Of(definition, table, source.Decisions, new(query.By, query.At)).ToLookup(c => c.Period);
        var rows = new List<AggregateAnswer.Row>();
        foreach (var period in periods)
        {
            if (cells is null) rows.AddRange(FigureRows.Of(definition, period, table.Periods[period], query, reporters.Length));
            else if (query.ByMunicipality)
                foreach (var reporter in cells[period].GroupBy(c => c.Reporter).OrderBy(r => r.Key))
                    rows.AddRange(Rows(definition, period, reporter, reporter.Key, 1));
            else rows.AddRange(Rows(definition, period, cells[period], null, reporters.Length));
        }

        if (open is not null) rows = [.. rows.Select(row => Shown(row, definition, table, query, open.Own.Periods))];
        return new(
            query.Area, definition.Id,
            table.Position == 0 ? null : new(table.Position.ToString(CultureInfo.InvariantCulture), table.RecordedAt),
            rows, [.. Changes(rows)], [.. Indicators(source, others, periods, query, query.ByMunicipality ? 1 : reporters.Length, open)],
            [.. from period in periods
                let counted = table.Periods[period].Reports
                from reporter in reporters
                where counted.GetValueOrDefault(reporter) is not { Counts: true }
                select new AggregateAnswer.Absent(period, reporter, Areas.NameOf(reporter))]);
    }

    private static AggregateAnswer.Row Shown(
        AggregateAnswer.Row row, DataSetDefinition definition, TableState table, AggregateQuery query, IReadOnlyDictionary<Period, TablePeriod> open)
    {
        if (row.Value is null || open.GetValueOrDefault(row.Period) is not { WithholdsAny: true } shown) return row;
        // A filter that picks one code is a place of its own, one that picks all of them none; any other sum is shown nowhere else.
        var codes = row.At.Codes.ToList();
        var isMargin = true;
        foreach (var (dimension, picked) in query.At)
        {
            // Split by what is picked: a case with one of several codes that are picked counts at its other codes too.
            if (row.At[dimension] is { } code) isMargin &= !shown.MarginsOnly || (picked.Count == 1 && picked.Contains(code));
            else if (picked.Count == 1) codes.Add(new(dimension, picked.First()));
            // Not every case has a code.
            else isMargin &= !shown.MarginsOnly && definition.FindBreakdown(dimension) is { } known && known.Codes.All(c => picked.Contains(c.Id));
        }

        Report[] reports = [.. table.Periods[row.Period].Reports.Values.Where(r => r.Counts && (row.Municipality is not { } only || r.Key.Reporter == only))];
        var filters = new CellQuery([], query.At);
        var along = row.At.Codes.Select(c => c.Key).ToImmutableHashSet(StringComparer.Ordinal);
        var withheld = shown.IsWithheld(
            isMargin ? new Margin((row.Municipality ?? query.Area).Value, Coordinate.Of(codes)) : null,
            [.. reports.Select(r => r.Key.Reporter)],
            [.. reports.SelectMany(r => r.Figures).Select(c => c.At).Where(at => filters.Takes(at) && at.Along(along) == row.At).Distinct()]);
        return withheld ? row with { Value = null, Missing = MissingReason.Confidential } : row;
    }

    private static IEnumerable<AggregateAnswer.Derived> Indicators(
        IndicatorSource source, IReadOnlyDictionary<string, IndicatorSource> others, Period[] periods, AggregateQuery query, int expected, OpenTables? open)
    {
        foreach (var indicator in source.Definition.Indicators)
        {
            var isOwn = indicator.Denominator.DataSet is not { } id || id == source.Definition.Id;
            var other = isOwn ? source : others.GetValueOrDefault(indicator.Denominator.DataSet!);
            if (other is null) continue;
            foreach (var v in IndicatorRules.Values(indicator, source, other, periods, query.ByMunicipality, query.By))
                if (open is null || IsShown(v, indicator, source, other, query.Area, open.Own, isOwn ? open.Own : open.Others[other.Definition.Id]))
                    yield return new(v.Indicator, v.Period, v.Municipality, v.At, v.Value, v.Numerator, v.Denominator, v.Municipalities, expected);
        }
    }

    private static bool IsShown(
        IndicatorValue value, Indicator indicator, IndicatorSource source, IndicatorSource other, AreaCode area, TableContent own, TableContent others)
    {
        var group = AreaGroups.Find(source.Definition, (value.Municipality ?? area).Value);
        var parts = IndicatorParts.Of(indicator, source, other, value.At);
        return group is not null && parts.In(value.Period, group.Members) is { } sum && IndicatorDisclosure.IsShown(parts, sum, value.Period, group.Id, own, others);
    }

    private static IEnumerable<AggregateAnswer.Row> Rows(
        DataSetDefinition definition, Period period, IEnumerable<CountedCell> cells, AreaCode? municipality, int expected)
    {
        var sums = new SortedDictionary<Coordinate, (decimal? Total, MissingReason? Missing, HashSet<AreaCode> Reporters, int Figures)>();
        foreach (var cell in cells)
        {
            if (!sums.TryGetValue(cell.At, out var sum)) sum = (null, cell.Missing, [], 0);
            if (cell.Value is { } value)
            {
                sum.Total = (sum.Total ?? 0) + value;
                sum.Figures++;
                sum.Reporters.Add(cell.Reporter);
            }

            sums[cell.At] = sum;
        }

        foreach (var (place, (total, missing, reporters, figures)) in sums)
        {
            // Percentages and levels don't add up: what several would make is no figure.
            var value = figures > 1 && MeasureAt(definition, place)?.Aggregation == Aggregation.None ? null : total;
            yield return new(
                period, municipality, place, value, total is null && municipality is not null ? missing : null, reporters.Count, expected);
        }
    }

    /// <summary>The measure of the figures at a place.</summary>
    internal static Measure? MeasureAt(DataSetDefinition definition, Coordinate place) =>
        !definition.HasSeveralMeasures ? definition.Measures.FirstOrDefault()
        : definition.Measures.FirstOrDefault(m => m.Id == place[DataSetDefinition.MeasureDimension]);

    private static IEnumerable<AggregateAnswer.Difference> Changes(List<AggregateAnswer.Row> rows)
    {
        Period[] periods = [.. rows.Select(r => r.Period).Distinct().Order()];
        foreach (var (from, to) in periods.GroupBy(p => p.Type).SelectMany(p => p.Zip(p.Skip(1))))
        {
            var earlier = rows.Where(r => r.Period == from && r.Value is not null).ToDictionary(r => (r.Municipality, r.At), r => r.Value!.Value);
            foreach (var row in rows.Where(r => r.Period == to && r.Value is not null))
            {
                if (!earlier.TryGetValue((row.Municipality, row.At), out var before)) continue;
                var absolute = row.Value!.Value - before;
                decimal? percent = before == 0 ? null : decimal.Round(absolute / before * 100, PercentDecimals, MidpointRounding.AwayFromZero);
                yield return new(from, to, row.Municipality, row.At, absolute, percent);
            }
        }
    }
}
