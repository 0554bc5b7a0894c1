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
    public static AggregateAnswer Answer(
        DataSetDefinition definition, TableState table, AggregateQuery query, IReadOnlyDictionary<Period, TablePeriod>? open = null) =>
        Answer(
            new(definition, table, ImmutableDictionary<string, DuplicateDecision>.Empty),
            ImmutableDictionary<string, IndicatorSource>.Empty, query, open);

    /// <summary>The answer that a table gives.</summary>
    /// <param name="source">The data set and its table.</param>
    /// <param name="others">The other data sets that its indicators look at, by id.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="open">What everybody may see of each period, where no more is to be seen.</param>
    public static AggregateAnswer Answer(
        IndicatorSource source, IReadOnlyDictionary<string, IndicatorSource> others, AggregateQuery query,
        IReadOnlyDictionary<Period, TablePeriod>? open = null)
    {
        var (definition, table) = (source.Definition, source.Table);
        Period[] periods = [.. (query.Periods.IsEmpty ? table.Periods.Keys : query.Periods.AsEnumerable()).Order().Where(table.Periods.ContainsKey)];
        AreaCode[] reporters = [.. definition.Reporting.ExpectedIn(query.Area)];
        var cells = CellRules.Of(definition, table, source.Decisions, new(query.By, query.At)).ToLookup(c => c.Period);
        var rows = new List<AggregateAnswer.Row>();
        foreach (var period in periods)
        {
            if (query.ByMunicipality)
                foreach (var reporter in cells[period].GroupBy(c => c.Reporter).OrderBy(r => r.Key))
                    rows.AddRange(Rows(definition, period, reporter, reporter.Key, 1));
            else rows.AddRange(Rows(definition, period, cells[period], null, reporters.Length));
        }

        if (open is not null) rows = [.. rows.Select(row => Shown(row, definition, table, query, open))];
        // Of a period with withheld figures nothing is derived: a ratio would give its parts away.
        Period[] derived = open is null ? periods
            : [.. periods.Where(p => definition.Indicators.SelectMany(i => (Period[])[p, i.Denominator.From(p)]).All(q => open.GetValueOrDefault(q) is not { Withheld.IsEmpty: false }))];
        return new(
            query.Area, definition.Id,
            table.Position == 0 ? null : new(table.Position.ToString(CultureInfo.InvariantCulture), table.RecordedAt),
            rows, [.. Changes(rows)], [.. Indicators(source, others, derived, query, query.ByMunicipality ? 1 : reporters.Length)],
            [.. from period in periods
                let counted = table.Periods[period].Reports
                from reporter in reporters
                where counted.GetValueOrDefault(reporter) is not { Counts: true }
                select new AggregateAnswer.Absent(period, reporter, Denmark.NameOf(reporter))]);
    }

    private static AggregateAnswer.Row Shown(
        AggregateAnswer.Row row, DataSetDefinition definition, TableState table, AggregateQuery query, IReadOnlyDictionary<Period, TablePeriod> open)
    {
        if (row.Value is null || open.GetValueOrDefault(row.Period) is not { Withheld.IsEmpty: false } shown) return row;
        // A filter that picks one code is a place of its own, one that picks all of them none; any other sum is shown nowhere else.
        var codes = row.At.Codes.ToList();
        var isMargin = true;
        foreach (var (dimension, picked) in query.At.Where(filter => row.At[filter.Key] is null))
        {
            if (picked.Count == 1) codes.Add(new(dimension, picked.First()));
            else isMargin &= definition.FindBreakdown(dimension) is { } known && known.Codes.All(code => picked.Contains(code.Id));
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
        IndicatorSource source, IReadOnlyDictionary<string, IndicatorSource> others, Period[] periods, AggregateQuery query, int expected)
    {
        foreach (var indicator in source.Definition.Indicators)
        {
            var other = indicator.Denominator.DataSet is { } id && id != source.Definition.Id ? others.GetValueOrDefault(id) : source;
            if (other is null) continue;
            foreach (var v in IndicatorRules.Values(indicator, source, other, periods, query.ByMunicipality, query.By))
                yield return new(v.Indicator, v.Period, v.Municipality, v.At, v.Value, v.Numerator, v.Denominator, v.Municipalities, expected);
        }
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

    private static Measure? MeasureAt(DataSetDefinition definition, Coordinate place) =>
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
