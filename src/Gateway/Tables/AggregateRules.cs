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
    public static AggregateAnswer Answer(DataSetDefinition definition, TableState table, AggregateQuery query) =>
        Answer(
            new(definition, table, ImmutableDictionary<string, DuplicateDecision>.Empty),
            ImmutableDictionary<string, IndicatorSource>.Empty, query);

    /// <summary>The answer that a table gives.</summary>
    /// <param name="source">The data set and its table.</param>
    /// <param name="others">The other data sets that its indicators look at, by id.</param>
    /// <param name="query">What is asked.</param>
    public static AggregateAnswer Answer(IndicatorSource source, IReadOnlyDictionary<string, IndicatorSource> others, AggregateQuery query)
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

        return new(
            query.Area, definition.Id,
            table.Position == 0 ? null : new(table.Position.ToString(CultureInfo.InvariantCulture), table.RecordedAt),
            rows, [.. Changes(rows)], [.. Indicators(source, others, periods, query, query.ByMunicipality ? 1 : reporters.Length)],
            [.. from period in periods
                let counted = table.Periods[period].Reports
                from reporter in reporters
                where counted.GetValueOrDefault(reporter) is not { Counts: true }
                select new AggregateAnswer.Absent(period, reporter, Denmark.NameOf(reporter))]);
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
