using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Tables;

namespace Kkr.Gateway.Tables;

/// <summary>What everybody sees of a period that was published, once or again. Pure.</summary>
public static class PublicationRules
{
    /// <summary>The last publication of a period, without what its data set's disclosure rule withholds.</summary>
    /// <param name="definition">The data set.</param>
    /// <param name="publications">The period's publications, in the order in which they were published; at least one.</param>
    public static TablePeriod Show(DataSetDefinition definition, IReadOnlyList<PublishedPeriod> publications)
    {
        var withheld = ImmutableHashSet<Margin>.Empty;
        if (definition is { Disclosure: not null, Content: not ContentKind.Figures })
            // Cases with several codes each don't add up as figures do: what to withhold of them is not known, so that all is.
            return new(ImmutableDictionary<AreaCode, Report>.Empty, [], SumsShown: false);
        if (definition.Disclosure is { } rule)
        {
            var shape = DisclosureShape.Of(definition);
            foreach (var measure in CountsOf(definition))
                withheld = withheld.Union(DisclosureControl.Withhold(
                    shape, rule.Minimum, [.. publications.Select(p => Figures(p, measure))])[^1]);
        }

        return new(publications[^1].Reports.ToImmutableDictionary(r => r.Key.Reporter), withheld, SumsShown: true);
    }

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
