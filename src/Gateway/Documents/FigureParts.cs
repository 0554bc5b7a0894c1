using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Gateway.Tables;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Gateway.Documents;

/// <summary>A data set's figures as tables and figures of an annex. Pure.</summary>
internal static class FigureParts
{
    private const int ShownPeriods = 2;
    private const string Missing = "mangler";

    /// <summary>What stands for a figure that is kept back.</summary>
    internal const string Withheld = "fortroligt";

    /// <summary>All that an annex shows of a data set.</summary>
    /// <param name="figures">Its figures.</param>
    /// <param name="asked">The periods; empty for the two newest, of cases for all.</param>
    public static IEnumerable<AnnexPart> Of(SeenFigures figures, ImmutableArray<Period> asked)
    {
        var known = figures.Periods;
        ImmutableArray<Period> periods = !asked.IsEmpty ? asked
            : figures.Definition.Content == ContentKind.Records ? known
            : [.. known.TakeLast(ShownPeriods)];
        if (!periods.Any(known.Contains))
        {
            yield return Nothing(figures, periods);
            yield break;
        }

        foreach (var part in figures.Definition.Content switch
        {
            ContentKind.Records => OfCases(figures, periods),
            ContentKind.Answers => SurveyParts.Of(figures, periods),
            _ => figures.Definition.Measures.SelectMany(measure => OfMeasure(figures, measure, periods)),
        }) yield return part;
        foreach (var part in OfIndicators(figures, periods[^1])) yield return part;
    }

    private static AnnexParagraph Nothing(SeenFigures figures, ImmutableArray<Period> periods) => new(
        $"{figures.Definition.Title.Da}: der er ingen {(figures.Content.IsPublished ? "offentliggjorte" : "indberettede")} tal"
        + (periods.IsEmpty ? "" : $" for {Danish.And(periods.Select(Danish.Of))}") + "."
        + (figures.Definition.Reporting.By == ReporterKind.Municipality && !figures.Expected.IsEmpty
            ? $" Der mangler tal fra alle {figures.Expected.Length}: {Danish.And(figures.Expected.Select(figures.NameOf))}." : ""))
    { Sources = [figures.SourceOf(periods)] };

    private static IEnumerable<AnnexPart> OfMeasure(SeenFigures figures, Measure measure, ImmutableArray<Period> periods)
    {
        var definition = figures.Definition;
        KeyValuePair<string, string>[] at = definition.HasSeveralMeasures ? [new(DataSetDefinition.MeasureDimension, measure.Id)] : [];
        var title = definition.HasSeveralMeasures ? $"{definition.Title.Da}: {measure.Title.Da}" : definition.Title.Da;
        var whole = figures.Answer(periods, at: at);
        var total = whole.Rows.Any(r => r.Value is not null);
        ImmutableArray<AnnexSource> sources = [figures.SourceOf(periods)];
        if (definition.Reporting.By == ReporterKind.Municipality)
        {
            var rows = figures.Answer(periods, byMunicipality: true, at: at).Rows;
            var last = periods[^1];
            var reporters = figures.Expected.Union(rows.Select(r => r.Municipality!.Value))
                .OrderByDescending(r => rows.FirstOrDefault(row => row.Municipality == r && row.Period == last)?.Value ?? decimal.MinValue)
                .ThenBy(figures.NameOf, StringComparer.Ordinal).ToList();
            yield return new AnnexTable(
                $"{title} efter kommune ({measure.Unit.Da})", Columns("Kommune", periods),
                [
                    .. reporters.Select(r => Line(figures.NameOf(r), [.. periods.Select(p => rows.FirstOrDefault(row => row.Municipality == r && row.Period == p))], Missing)),
                    .. total ? [Line("I alt", [.. periods.Select(p => whole.Rows.FirstOrDefault(row => row.Period == p))], Danish.NoFigure)] : (ImmutableArray<string>[])[],
                ])
            { HasTotal = total, Sources = sources };
            yield return new AnnexChart(
                $"{title} efter kommune", measure.Unit.Da, [.. periods.Select(Danish.Of)],
                [
                    .. reporters.Select(r => new AnnexBars(
                        figures.NameOf(r), [.. periods.Select(p => rows.FirstOrDefault(row => row.Municipality == r && row.Period == p)?.Value)])),
                ])
            { Sources = sources };
        }
        else if (definition.Dimensions.IsEmpty)
        {
            yield return new AnnexTable($"{title} ({measure.Unit.Da})", Columns("Område", periods),
                [Line(Areas.NameOf(figures.Area), [.. periods.Select(p => whole.Rows.FirstOrDefault(row => row.Period == p))], Danish.NoFigure)])
            { Sources = sources };
        }

        foreach (var dimension in definition.Dimensions)
        {
            var rows = figures.Answer(periods, by: [dimension.Id], at: at).Rows;
            var codes = dimension.Codes.Where(c => rows.Any(r => r.At[dimension.Id] == c.Id)).ToList();
            // That the municipalities have told only one code says nothing that the table before has not said.
            if (codes.Count == 0 || (codes.Count == 1 && definition.Reporting.By == ReporterKind.Municipality)) continue;
            yield return new AnnexTable(
                $"{title} efter {Small(dimension.Title.Da)} ({measure.Unit.Da})", Columns(dimension.Title.Da, periods),
                [.. codes.Select(c => Line(c.Title.Da, [.. periods.Select(p => rows.FirstOrDefault(r => r.At[dimension.Id] == c.Id && r.Period == p))], Danish.NoFigure))])
            { Sources = sources };
            if (codes.Count > 1)
                yield return new AnnexChart(
                    $"{title} efter {Small(dimension.Title.Da)}", measure.Unit.Da, [.. periods.Select(Danish.Of)],
                    [.. codes.Select(c => new AnnexBars(c.Title.Da, [.. periods.Select(p => rows.FirstOrDefault(r => r.At[dimension.Id] == c.Id && r.Period == p)?.Value)]))])
                { Sources = sources };
        }
    }

    private static IEnumerable<AnnexPart> OfIndicators(SeenFigures figures, Period period)
    {
        var whole = figures.Answer([period]).Indicators;
        var each = figures.Definition.Reporting.By == ReporterKind.Municipality ? figures.Answer([period], byMunicipality: true).Indicators : [];
        foreach (var indicator in figures.Definition.Indicators)
        {
            // A change from the period before stands in the table of both.
            if (indicator.Kind == IndicatorKind.Change) continue;
            var lines = each.Where(i => i.Indicator == indicator.Id && i.At == Coordinate.Origin && i.Value is not null).OrderByDescending(i => i.Value).ToList();
            var all = whole.FirstOrDefault(i => i.Indicator == indicator.Id && i.At == Coordinate.Origin);
            if (lines.Count == 0 && all?.Value is null) continue;
            ImmutableArray<AnnexSource> sources =
            [
                figures.SourceOf([period]),
                .. figures.Others.Where(o => o.Key == indicator.Denominator.DataSet)
                    .Select(o => new SeenFigures(o.Value, ImmutableDictionary<string, TableContent>.Empty, figures.Region).SourceOf([indicator.Denominator.From(period)])),
            ];
            yield return new AnnexTable(
                $"{indicator.Title.Da}, {Danish.Of(period)} ({indicator.Unit.Da})",
                [AnnexColumn.Words("Kommune"), AnnexColumn.Numbers(indicator.Title.Da), AnnexColumn.Numbers("Tæller"), AnnexColumn.Numbers("Nævner")],
                [
                    .. lines.Select(i => (ImmutableArray<string>)[figures.NameOf(i.Municipality!.Value), Danish.Number(i.Value), Danish.Number(i.Numerator), Danish.Number(i.Denominator)]),
                    .. all is null ? (ImmutableArray<string>[])[]
                        : [[$"I alt ({all.Municipalities} af {all.Expected})", Danish.Number(all.Value), Danish.Number(all.Numerator), Danish.Number(all.Denominator)]],
                ])
            { HasTotal = all is not null, Sources = sources };
            if (lines.Count > 1)
                yield return new AnnexChart(
                    $"{indicator.Title.Da}, {Danish.Of(period)}", indicator.Unit.Da, [indicator.Unit.Da],
                    [.. lines.Select(i => new AnnexBars(figures.NameOf(i.Municipality!.Value), [i.Value]))])
                { Sources = sources };
        }
    }

    private static IEnumerable<AnnexPart> OfCases(SeenFigures figures, ImmutableArray<Period> periods)
    {
        var definition = figures.Definition;
        ImmutableArray<AnnexSource> sources = [figures.SourceOf(periods)];
        var whole = figures.Answer(periods).Rows;
        yield return new AnnexParagraph(
            whole.Any(r => r.Value is null)
                ? $"{definition.Title.Da}: det samlede antal kan ikke vises for hver periode, fordi små antal holdes tilbage."
                : $"{definition.Title.Da}: i alt {Danish.Number(whole.Sum(r => r.Value ?? 0))}. Samme sag tæller én gang, også når flere har indberettet den.")
        { Sources = sources };
        if (definition.Reporting.By == ReporterKind.Municipality)
        {
            var rows = figures.Answer(periods, byMunicipality: true).Rows;
            foreach (var part in Counted(
                $"{definition.Title.Da} efter kommune", "Kommune",
                figures.Expected.Select(r => (figures.NameOf(r), rows.Where(row => row.Municipality == r).ToList())), sources)) yield return part;
        }

        if (periods.Length > 1)
            foreach (var part in Counted(
                $"{definition.Title.Da} efter periode", "Periode", periods.Select(p => (Danish.Of(p), whole.Where(r => r.Period == p).ToList())), sources)) yield return part;
        foreach (var dimension in definition.Breakdowns)
        {
            var rows = figures.Answer(periods, by: [dimension.Id]).Rows;
            foreach (var part in Counted(
                $"{definition.Title.Da} efter {Small(dimension.Title.Da)}", dimension.Title.Da,
                dimension.Codes.Select(c => (c.Title.Da, rows.Where(r => r.At[dimension.Id] == c.Id).ToList())).Where(c => c.Item2.Count > 0), sources)) yield return part;
        }
    }

    private static IEnumerable<AnnexPart> Counted(
        string caption, string heading, IEnumerable<(string Label, List<AggregateAnswer.Row> Rows)> lines, ImmutableArray<AnnexSource> sources)
    {
        var all = lines.Select(l => (l.Label, Value: l.Rows.Any(r => r.Value is null) ? (decimal?)null : l.Rows.Sum(r => r.Value ?? 0), Any: l.Rows.Count > 0)).ToList();
        if (all.Count == 0) yield break;
        yield return new AnnexTable(caption, [AnnexColumn.Words(heading), AnnexColumn.Numbers("Antal")],
            [.. all.Select(l => (ImmutableArray<string>)[l.Label, !l.Any ? Danish.NoFigure : l.Value is null ? Withheld : Danish.Number(l.Value)])])
        { Sources = sources };
        yield return new AnnexChart(caption, "antal", ["Antal"], [.. all.Select(l => new AnnexBars(l.Label, [l.Any ? l.Value : null]))]) { Sources = sources };
    }

    private static ImmutableArray<AnnexColumn> Columns(string heading, ImmutableArray<Period> periods) =>
    [
        AnnexColumn.Words(heading), .. periods.Select(p => AnnexColumn.Numbers(Danish.Of(p))),
        .. periods.Length == ShownPeriods ? [AnnexColumn.Numbers("Udvikling"), AnnexColumn.Numbers("Udvikling i pct.")] : (AnnexColumn[])[],
    ];

    private static ImmutableArray<string> Line(string label, ImmutableArray<AggregateAnswer.Row?> rows, string absent)
    {
        var line = ImmutableArray.CreateBuilder<string>();
        line.Add(label);
        foreach (var row in rows)
            line.Add(row is null ? absent : row.Value is { } value ? Danish.Number(value) : row.Missing == MissingReason.Confidential ? Withheld : Danish.NoFigure);
        if (rows.Length == ShownPeriods)
        {
            var change = rows[1]?.Value - rows[0]?.Value;
            line.Add(Danish.Change(change));
            line.Add(rows[0]?.Value is > 0 and { } before ? Danish.Percent(100 * change / before) : Danish.NoFigure);
        }

        return line.ToImmutable();
    }

    private static string Small(string title) => title.Length > 1 && char.IsLower(title[1]) ? char.ToLowerInvariant(title[0]) + title[1..] : title;
}
