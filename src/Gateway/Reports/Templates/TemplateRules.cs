using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Gateway.Reports.Imports;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Gateway.Reports.Templates;

/// <summary>The file to fill in for a data set: a row for each place, record or question, with what is reported already. Pure.</summary>
public static class TemplateRules
{
    /// <summary>The most places that are made up for each reporter; beyond that only those with a figure are there.</summary>
    public const int MaxPlaces = Submission.MaxFigures;

    /// <summary>The rows, the heading first.</summary>
    /// <param name="definition">The data set.</param>
    /// <param name="reporters">Who is to fill it in; null for a file that names nobody.</param>
    /// <param name="period">The period; null for a file that names none.</param>
    /// <param name="reports">What is reported already, by reporter.</param>
    public static IEnumerable<ImmutableArray<TemplateCell>> Rows(
        DataSetDefinition definition, IReadOnlyList<AreaCode?> reporters, Period? period, IReadOnlyDictionary<AreaCode, Report> reports)
    {
        ImmutableArray<string> columns = definition.Content switch
        {
            ContentKind.Records => [ImportColumns.Id, .. AttributesOf(definition).Select(a => a.Id)],
            ContentKind.Answers => [ImportColumns.Question, ImportColumns.QuestionText, ImportColumns.Choice, ImportColumns.PossibleChoices],
            _ => [.. DimensionsOf(definition), ImportColumns.Value, ImportColumns.Missing],
        };
        // Where the data set has a column of that name itself, nobody's name stands in it.
        var isNamed = !columns.Contains(ImportColumns.Note);
        yield return
        [
            ImportColumns.Reporter, .. isNamed ? [(TemplateCell)ImportColumns.Note] : Array.Empty<TemplateCell>(), ImportColumns.DataSet, ImportColumns.Period,
            .. columns.Select(c => (TemplateCell)c),
        ];
        foreach (var reporter in reporters)
        {
            var report = reporter is { } code ? reports.GetValueOrDefault(code) : null;
            ImmutableArray<TemplateCell> address =
            [
                reporter?.Value, .. isNamed ? [(TemplateCell)(reporter is { } known ? Areas.NameOf(known) : null)] : Array.Empty<TemplateCell>(),
                definition.Id, period?.ToString(),
            ];
            var contents = definition.Content switch
            {
                ContentKind.Records => Records(definition, report),
                ContentKind.Answers => Answers(definition, report),
                _ => Figures(definition, report),
            };
            foreach (var content in contents) yield return [.. address, .. content];
        }
    }

    private static ImmutableArray<RecordAttribute> AttributesOf(DataSetDefinition definition) => definition.Record?.Attributes ?? [];

    private static ImmutableArray<string> DimensionsOf(DataSetDefinition definition)
    {
        ImmutableArray<string> dimensions = [.. definition.Dimensions.Select(d => d.Id)];
        return definition.HasSeveralMeasures ? dimensions.Add(DataSetDefinition.MeasureDimension) : dimensions;
    }

    private static IEnumerable<ImmutableArray<TemplateCell>> Figures(DataSetDefinition definition, Report? report)
    {
        var dimensions = DimensionsOf(definition);
        foreach (var place in Places(definition, report))
        {
            var cell = report?.At(place);
            yield return [.. dimensions.Select(d => (TemplateCell)place[d]), cell?.Value, cell?.Missing is { } missing ? NameOf(missing) : null];
        }
    }

    /// <summary>A row a record, and an empty one to begin at: how many there will be isn't known.</summary>
    private static IEnumerable<ImmutableArray<TemplateCell>> Records(DataSetDefinition definition, Report? report)
    {
        var attributes = AttributesOf(definition);
        foreach (var record in report?.Records ?? [])
            yield return
            [
                record.Id,
                .. attributes.Select(a => (TemplateCell)(record.AllOf(a.Id).ToArray() is { Length: > 0 } texts ? RecordText.Write(a, texts) : null)),
            ];
        yield return [default, .. attributes.Select(_ => default(TemplateCell))];
    }

    private static IEnumerable<ImmutableArray<TemplateCell>> Answers(DataSetDefinition definition, Report? report) =>
        definition.Questions.Select<Question, ImmutableArray<TemplateCell>>(question =>
        [
            question.Id, question.Title.Da,
            CodeText.Write(report?.Answers.Where(a => a.Question == question.Id).Select(a => a.Choice) ?? []),
            string.Join("; ", question.Choices.Select(c => $"{c.Id} = {c.Title.Da}")),
        ]);

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
