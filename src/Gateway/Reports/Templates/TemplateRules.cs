using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Gateway.Reports.Imports;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Gateway.Reports.Templates;

/// <summary>The file to fill in for a data set: a row for each place, with what is reported already. Pure.</summary>
public static class TemplateRules
{
    /// <summary>The most rows that are made up for each reporter; beyond that only those with a figure are there.</summary>
    public const int MaxPlaces = Submission.MaxFigures;

    /// <summary>The rows, the heading first.</summary>
    /// <param name="definition">The data set.</param>
    /// <param name="reporters">Who is to fill it in; null for a file that names nobody.</param>
    /// <param name="period">The period; null for a file that names none.</param>
    /// <param name="reports">What is reported already, by reporter.</param>
    public static IEnumerable<ImmutableArray<TemplateCell>> Rows(
        DataSetDefinition definition, IReadOnlyList<AreaCode?> reporters, Period? period, IReadOnlyDictionary<AreaCode, Report> reports)
    {
        ImmutableArray<string> dimensions = [.. definition.Dimensions.Select(d => d.Id)];
        if (definition.HasSeveralMeasures) dimensions = dimensions.Add(DataSetDefinition.MeasureDimension);
        yield return
        [
            ImportColumns.Reporter, ImportColumns.Note, ImportColumns.DataSet, ImportColumns.Period,
            .. dimensions.Select(d => (TemplateCell)d), ImportColumns.Value, ImportColumns.Missing,
        ];
        foreach (var reporter in reporters)
        {
            var report = reporter is { } code ? reports.GetValueOrDefault(code) : null;
            foreach (var place in Places(definition, report))
            {
                var cell = report?.At(place);
                yield return
                [
                    reporter?.Value, reporter is { } known ? Denmark.NameOf(known) : null, definition.Id, period?.ToString(),
                    .. dimensions.Select(d => (TemplateCell)place[d]), cell?.Value, cell?.Missing is { } missing ? NameOf(missing) : null,
                ];
            }
        }
    }

    private static IEnumerable<Coordinate> Places(DataSetDefinition definition, Report? report)
    {
        List<(string Dimension, string[] Codes)> axes = [.. definition.Dimensions.Select(d => (d.Id, d.Codes.Select(c => c.Id).ToArray()))];
        if (definition.HasSeveralMeasures) axes.Add((DataSetDefinition.MeasureDimension, [.. definition.Measures.Select(m => m.Id)]));
        var count = axes.Aggregate(1L, (n, axis) => Math.Min(n * axis.Codes.Length, MaxPlaces + 1L));
        if (count > MaxPlaces) return report?.Figures.Select(f => f.At) ?? [];
        IEnumerable<ImmutableArray<KeyValuePair<string, string>>> places = [[]];
        foreach (var (dimension, codes) in axes)
            places = places.SelectMany(place => codes.Select(code => place.Add(new(dimension, code))));
        return places.Select(p => Coordinate.Of(p));
    }

    private static string NameOf(MissingReason reason) => reason switch
    {
        MissingReason.NotApplicable => "not-applicable",
        MissingReason.Confidential => "confidential",
        _ => "unknown",
    };
}
