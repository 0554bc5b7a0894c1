using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Kkr.Catalogue;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Tables;

namespace Kkr.Gateway.Tables;

/// <summary>
/// The rows of a period of figures. A period that stays as it was is not added up again for the next state of its table:
/// its rows are remembered as long as it is. Pure, but for that memory.
/// </summary>
internal static class FigureRows
{
    private const int MostRemembered = 16;

    private static readonly ConditionalWeakTable<PeriodCube, ConcurrentDictionary<Asked, ImmutableArray<AggregateAnswer.Row>>> Remembered = [];

    /// <summary>The rows of a period.</summary>
    /// <param name="definition">The data set, of figures.</param>
    /// <param name="period">The period.</param>
    /// <param name="cube">What was reported on it.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="expected">How many are expected to report.</param>
    public static ImmutableArray<AggregateAnswer.Row> Of(DataSetDefinition definition, Period period, PeriodCube cube, AggregateQuery query, int expected)
    {
        var remembered = Remembered.GetOrCreateValue(cube);
        var asked = new Asked(
            definition.Id, definition.Version, query.ByMunicipality, string.Join(' ', query.By.Order(StringComparer.Ordinal)),
            string.Join(' ', query.At.OrderBy(at => at.Key, StringComparer.Ordinal).Select(at => $"{at.Key}={string.Join(',', at.Value.Order(StringComparer.Ordinal))}")), expected);
        if (remembered.TryGetValue(asked, out var rows)) return rows;
        rows = [.. Add(definition, period, cube, query, expected)];
        if (remembered.Count >= MostRemembered) remembered.Clear();
        remembered[asked] = rows;
        return rows;
    }

    private static IEnumerable<AggregateAnswer.Row> Add(DataSetDefinition definition, Period period, PeriodCube cube, AggregateQuery query, int expected)
    {
        var reports = cube.Reports.Values.Where(r => r.Counts);
        return query.ByMunicipality
            ? reports.OrderBy(r => r.Key.Reporter).SelectMany(r => Rows(definition, period, [r], query, r.Key.Reporter, 1))
            : Rows(definition, period, reports, query, null, expected);
    }

    private static IEnumerable<AggregateAnswer.Row> Rows(
        DataSetDefinition definition, Period period, IEnumerable<Report> reports, AggregateQuery query, AreaCode? municipality, int expected)
    {
        // Figures of different measures never add up: they are always split by measure.
        var along = definition.HasSeveralMeasures ? query.By.Add(DataSetDefinition.MeasureDimension) : query.By;
        var filter = new CellQuery(along, query.At);
        var sums = new Dictionary<Coordinate, Sum>();
        var reporter = 0;
        foreach (var report in reports)
        {
            reporter++;
            foreach (var cell in report.Figures)
            {
                if (!filter.Takes(cell.At)) continue;
                ref var sum = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(sums, cell.At.Along(along), out var isKnown);
                if (!isKnown) sum.Missing = cell.Missing;
                if (cell.Value is not { } value) continue;
                sum.Total += value;
                sum.Figures++;
                if (sum.LastReporter == reporter) continue;
                sum.LastReporter = reporter;
                sum.Reporters++;
            }
        }

        foreach (var (place, sum) in sums.OrderBy(s => s.Key))
        {
            // Percentages and levels don't add up: what several would make is no figure.
            decimal? value = sum.Figures == 0 || (sum.Figures > 1 && AggregateRules.MeasureAt(definition, place)?.Aggregation == Aggregation.None) ? null : sum.Total;
            yield return new(
                period, municipality, place, value, sum.Figures == 0 && municipality is not null ? sum.Missing : null, sum.Reporters, expected);
        }
    }

    /// <summary>What is asked of a period.</summary>
    private readonly record struct Asked(string DataSet, int Version, bool ByMunicipality, string By, string At, int Expected);

    private struct Sum
    {
        public decimal Total;
        public int Figures, Reporters, LastReporter;
        public MissingReason? Missing;
    }
}
