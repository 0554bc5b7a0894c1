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
    /// <param name="definition">The data set.</param>
    /// <param name="table">The table.</param>
    /// <param name="query">What is asked of it.</param>
    /// <param name="open">What everybody may see of each period, where no more is to be seen.</param>
    public static AggregateAnswer Answer(
        DataSetDefinition definition, TableState table, AggregateQuery query, IReadOnlyDictionary<Period, TablePeriod>? open = null)
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
                    rows.AddRange(Rows(period, [report], report.Key.Reporter, 1));
            else rows.AddRange(Rows(period, cube.Reports.Values.Where(r => r.Counts), null, expected));
        }

        return new(
            query.Area, definition.Id,
            table.Position == 0 ? null : new(table.Position.ToString(CultureInfo.InvariantCulture), table.RecordedAt),
            rows, [.. Changes(rows)]);

        IEnumerable<AggregateAnswer.Row> Rows(Period period, IEnumerable<Report> reports, AreaCode? municipality, int reporters)
        {
            Report[] all = [.. reports];
            var shown = open?.GetValueOrDefault(period) is { Withheld.IsEmpty: false } some ? some : null;
            foreach (var row in Sums(period, all, municipality, reporters, along, query.At))
                yield return shown is not null && row.Value is not null && IsWithheld(shown, definition, query, row, all, along)
                    ? row with { Value = null, Missing = MissingReason.Confidential }
                    : row;
        }
    }

    private static bool IsWithheld(
        TablePeriod shown, DataSetDefinition definition, AggregateQuery query, AggregateAnswer.Row row, Report[] reports, ImmutableHashSet<string> along)
    {
        // A filter that picks one code is a place of its own, one that picks all of them none; any other sum is shown nowhere else.
        var codes = row.At.Codes.ToList();
        var isMargin = true;
        foreach (var (dimension, picked) in query.At.Where(filter => !along.Contains(filter.Key)))
        {
            if (picked.Count == 1) codes.Add(new(dimension, picked.First()));
            else isMargin &= definition.FindDimension(dimension) is { } known && known.Codes.All(code => picked.Contains(code.Id));
        }

        var area = row.Municipality ?? query.Area;
        return shown.IsWithheld(
            isMargin ? new Margin(area.Value, Coordinate.Of(codes)) : null,
            [.. reports.Select(r => r.Key.Reporter)],
            [.. reports.SelectMany(r => r.Figures).Select(c => c.At).Where(at => Includes(query.At, at) && at.Along(along) == row.At).Distinct()]);
    }

    private static bool Includes(ImmutableDictionary<string, ImmutableHashSet<string>> filters, Coordinate at) =>
        filters.All(filter => at[filter.Key] is { } code && filter.Value.Contains(code));

    private static IEnumerable<AggregateAnswer.Row> Sums(
        Period period, IEnumerable<Report> reports, AreaCode? municipality, int expected, ImmutableHashSet<string> along,
        ImmutableDictionary<string, ImmutableHashSet<string>> at)
    {
        var sums = new SortedDictionary<Coordinate, (decimal? Total, MissingReason? Missing, HashSet<AreaCode> Reporters)>();
        foreach (var report in reports)
        {
            foreach (var cell in report.Figures)
            {
                if (!Includes(at, cell.At)) continue;
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
