using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Tables;

namespace Kkr.Gateway.Tables;

/// <summary>What everybody sees of a period that was published, once or again. Pure.</summary>
public static class PublicationRules
{
    /// <summary>The last publication of a period of figures, without what its data set's disclosure rule withholds.</summary>
    /// <param name="definition">The data set.</param>
    /// <param name="publications">The period's publications, in the order in which they were shown; at least one.</param>
    public static TablePeriod Show(DataSetDefinition definition, IReadOnlyList<PublishedPeriod> publications)
    {
        var withheld = ImmutableHashSet<Margin>.Empty;
        if (definition.Disclosure is { } rule)
        {
            var shape = DisclosureShape.Of(definition);
            foreach (var measure in CountsOf(definition))
                withheld = withheld.Union(DisclosureControl.Withhold(
                    shape, rule.Minimum, [.. publications.Select(p => Figures(p, measure))])[^1]);
        }

        return new(ReportsOf(publications[^1]), withheld, SumsShown: true);
    }

    /// <summary>
    /// What everybody sees of a data set of cases, whose disclosure rule withholds small counts. A period's counts may change
    /// with another period's publication, and with a decision on duplicates, as the same case counts once: everything that was
    /// ever shown of a period is looked at.
    /// </summary>
    /// <param name="definition">The data set, which has a disclosure rule.</param>
    /// <param name="states">What was public after each publication, in the order in which they were shown; at least one.</param>
    public static ImmutableSortedDictionary<Period, TablePeriod> ShowCases(
        DataSetDefinition definition,
        IReadOnlyList<(ImmutableDictionary<Period, PublishedPeriod> Periods, ImmutableDictionary<string, DuplicateDecision> Decisions)> states)
    {
        var shape = DisclosureShape.Of(definition);
        var cells = states.Select(state => CaseCells.Of(definition, state.Periods.Values.SelectMany(p => p.Reports), state.Decisions)).ToArray();
        return states[^1].Periods.ToImmutableSortedDictionary(p => p.Key, p =>
        {
            var shown = new List<IReadOnlyDictionary<(AreaCode Area, Coordinate At), decimal>>();
            for (var i = 0; i < states.Count; i++)
            {
                if (!states[i].Periods.ContainsKey(p.Key)) continue;
                var now = cells[i].GetValueOrDefault(p.Key) ?? ImmutableDictionary<(AreaCode, Coordinate), decimal>.Empty;
                if (shown.Count == 0 || !AreEqual(shown[^1], now)) shown.Add(now);
            }

            return new TablePeriod(ReportsOf(p.Value), DisclosureControl.Withhold(shape, definition.Disclosure!.Minimum, shown)[^1], SumsShown: true) { MarginsOnly = true };
        });
    }

    private static bool AreEqual(
        IReadOnlyDictionary<(AreaCode Area, Coordinate At), decimal> one, IReadOnlyDictionary<(AreaCode Area, Coordinate At), decimal> other) =>
        one.Count == other.Count && one.All(cell => other.TryGetValue(cell.Key, out var value) && value == cell.Value);

    private static ImmutableDictionary<AreaCode, Report> ReportsOf(PublishedPeriod published) => published.Reports.ToImmutableDictionary(r => r.Key.Reporter);

    /// <summary>The measures that count something, as places name them; null where there is one measure and places name none.</summary>
    private static IEnumerable<string?> CountsOf(DataSetDefinition definition) =>
        definition.HasSeveralMeasures ? definition.Measures.Where(m => m.Decimals == 0).Select(m => (string?)m.Id) : [(string?)null];

    private static Dictionary<(AreaCode, Coordinate), decimal> Figures(PublishedPeriod published, string? measure)
    {
        var figures = new Dictionary<(AreaCode, Coordinate), decimal>();
        foreach (var report in published.Reports.Where(r => r.Counts))
            foreach (var cell in report.Figures)
                if (cell.Value is { } value && (measure is null || cell.At[DataSetDefinition.MeasureDimension] == measure))
                    figures.Add((report.Key.Reporter, cell.At), value);
        return figures;
    }
}
