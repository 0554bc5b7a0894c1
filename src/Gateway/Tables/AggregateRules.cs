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

    /// <summary>The answer that a table gives.</summary>
    public static AggregateAnswer Answer(DataSetDefinition definition, TableState table, AggregateQuery query)
    {
        var periods = query.Periods.IsEmpty ? table.Periods.Keys : query.Periods.AsEnumerable();
        var expected = definition.Reporting.ExpectedIn(query.Area).Count();
        // Figures of different measures never add up: rows are always split by measure.
        var along = definition.HasSeveralMeasures ? query.By.Add(DataSetDefinition.MeasureDimension) : query.By;
        var rows = new List<AggregateAnswer.Row>();
        foreach (var period in periods.Order())
        {
            if (!table.Periods.TryGetValue(period, out var cube)) continue;
            if (query.ByMunicipality)
                foreach (var report in cube.Reports.Values.Where(r => r.Counts).OrderBy(r => r.Key.Reporter))
                    rows.AddRange(Rows(period, [report], report.Key.Reporter, 1, along, query.At));
            else rows.AddRange(Rows(period, cube.Reports.Values.Where(r => r.Counts), null, expected, along, query.At));
        }

        return new(
            query.Area, definition.Id,
            table.Position == 0 ? null : new(table.Position.ToString(CultureInfo.InvariantCulture), table.RecordedAt),
            rows, [.. Changes(rows)]);
    }

    private static IEnumerable<AggregateAnswer.Row> Rows(
        Period period, IEnumerable<Report> reports, AreaCode? municipality, int expected, ImmutableHashSet<string> along,
        ImmutableDictionary<string, ImmutableHashSet<string>> at)
    {
        var sums = new SortedDictionary<Coordinate, (decimal? Total, MissingReason? Missing, HashSet<AreaCode> Reporters)>();
        foreach (var report in reports)
        {
            foreach (var cell in report.Figures)
            {
                if (!at.IsEmpty && !at.All(filter => cell.At[filter.Key] is { } code && filter.Value.Contains(code))) continue;
                var place = cell.At.Along(along);
                if (!sums.TryGetValue(place, out var sum)) sum = (null, cell.Missing, []);
                if (cell.Value is { } value)
                {
                    sum.Total = (sum.Total ?? 0) + value;
                    sum.Reporters.Add(report.Key.Reporter);
                }

                sums[place] = sum;
            }
        }

        foreach (var (place, (total, missing, reporters)) in sums)
            yield return new(
                period, municipality, place, total, total is null && municipality is not null ? missing : null, reporters.Count, expected);
    }

    private static IEnumerable<AggregateAnswer.Difference> Changes(List<AggregateAnswer.Row> rows)
    {
        Period[] periods = [.. rows.Select(r => r.Period).Distinct().Order()];
        foreach (var (from, to) in periods.Zip(periods.Skip(1)))
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
