using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Formats;
using Kkr.Municipalities;
using Kkr.Reports;
using Dimension = Kkr.Formats.Dimension;
using Measure = Kkr.Formats.Measure;

namespace Kkr.Gateway.Tables;

/// <summary>A data set described as a statistical table. Pure.</summary>
public static class TableDescription
{
    /// <summary>The dimension of areas.</summary>
    public const string AreaDimension = "omrade";

    /// <summary>The dimension of time.</summary>
    public const string TimeDimension = "tid";

    /// <summary>The contents that tells how many reporters the figures of a place cover. No measure's id has such a sign.</summary>
    public const string Reported = "indberettere_med";

    /// <summary>The contents that tells how many reporters were expected.</summary>
    public const string Expected = "indberettere_ventet";

    private static readonly ImmutableArray<Category> Coverage =
    [
        new(Reported, new("Indberettere, som tallet dækker", "Reporters that the figure covers"), new Measure(new("indberettere", "reporters"), Additive: false, IsDerived: true)),
        new(Expected, new("Ventede indberettere", "Reporters expected"), new Measure(new("indberettere", "reporters"), Additive: false, IsDerived: true)),
    ];

    /// <summary>A table's id: the data set's in capitals.</summary>
    public static string IdOf(DataSetDefinition definition) => definition.Id.ToUpperInvariant();

    /// <summary>The description of a table.</summary>
    /// <param name="content">The table.</param>
    /// <param name="today">The day in Denmark: a table without figures shows the period that could be reported now.</param>
    public static TableMetadata Of(TableContent content, DateOnly today)
    {
        var definition = content.Definition;
        return new()
        {
            Id = IdOf(definition),
            Label = Text(definition.Title),
            Description = definition.Description is { } description ? Text(description) : null,
            Source = definition.Source is { } source ? Text(source) : new("Kommunerne", "The municipalities"),
            Updated = content.UpdatedAt,
            Notes = [.. Notes(content)],
            Dimensions =
            [
                AreasOf(definition),
                // Answers to different questions never add up.
                .. definition.Breakdowns.Select(d => new Dimension(
                    d.Id, Text(d.Title), DimensionRole.Classification, [.. d.Codes.Select(c => new Category(c.Id, Text(c.Title)))])
                { Eliminable = definition.Content != ContentKind.Answers || d.Id != DataSetDefinition.QuestionDimension }),
                Contents(definition),
                Time(content, today),
            ],
        };
    }

    private static Dimension AreasOf(DataSetDefinition definition)
    {
        var leaves = AreaGroups.LeavesOf(definition);
        return new(
            AreaDimension, new("område", "region"), DimensionRole.Geo,
            [.. leaves.Select(code => new Category(code.Value, AreaGroups.NameOf(code)) { Notes = [.. AreaNotes(definition, code)] })])
        {
            Eliminable = true,
            CodeLists = AreaGroups.CodeListsOf(definition),
        };
    }

    private static IEnumerable<Note> AreaNotes(DataSetDefinition definition, AreaCode code)
    {
        if (definition.Reporting.Through(code) is { } through)
            yield return new(new($"Indberettes af {Areas.NameOf(through)}.", $"Reported by {Areas.NameOf(through)}."));
    }

    private static Dimension Contents(DataSetDefinition definition)
    {
        ImmutableArray<Category> measures = definition.Measures.IsDefaultOrEmpty
            ? [new("antal", new("Antal", "Number"), new Measure(new("antal", "number")))]
            : [.. definition.Measures.Select(m => new Category(m.Id, Text(m.Title), new Measure(Text(m.Unit), m.Decimals, Additive: m.Aggregation == Aggregation.Sum)))];
        return new(
            DataSetDefinition.MeasureDimension, new("indhold", "contents"), DimensionRole.Metric,
            [.. measures, .. IndicatorsOf(definition).Select(i => new Category(
                i.Id, Text(i.Title), new Measure(Text(i.Unit), i.Decimals, Additive: false, IsDerived: true))), .. Coverage]);
    }

    /// <summary>The indicators that are contents of a table.</summary>
    public static IEnumerable<Indicator> IndicatorsOf(DataSetDefinition definition) =>
        definition.Indicators.Where(i => i.Id != "antal" && !definition.Measures.Any(m => m.Id == i.Id));

    private static Dimension Time(TableContent content, DateOnly today)
    {
        var periods = content.Periods.Keys.ToArray();
        if (periods.Length == 0)
        {
            var (type, first, last) = (content.Definition.Periods.Type, content.Definition.Periods.First, content.Definition.Periods.Last);
            var current = Period.Containing(type, today);
            periods = [last is { } end && end < current ? end : first is { } begin && begin > current ? begin : current];
        }

        return new(TimeDimension, new("tid", "time"), DimensionRole.Time, [.. periods.Select(p => new Category(p.ToString(), LabelOf(p)))]);
    }

    // Statistics Denmark writes quarters with a Q in English; their codes have a K in both languages.
    private static LocalText LabelOf(Period period) =>
        period.Type == PeriodType.Quarter ? new(period.ToString(), period.ToString().Replace('K', 'Q')) : LocalText.Same(period.ToString());

    private static IEnumerable<Note> Notes(TableContent content)
    {
        if (content.Definition.LegalBasis is { } basis) yield return new(new($"Hjemmel: {basis.Da}", $"Legal basis: {basis.En}"));
        if (content is { IsPublished: true, Definition.Disclosure: { } rule })
            yield return new(
                new($"Antal under {rule.Minimum} vises ikke, og heller ikke andre tal, de kan regnes ud af.",
                    $"Counts below {rule.Minimum} are not shown, nor other figures that they follow from."),
                Mandatory: true);
    }

    private static LocalText Text(Text text) => new(text.Da, text.En);
}
