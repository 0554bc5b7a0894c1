using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Reports;

namespace Kkr.Tables;

/// <summary>
/// What reports contribute to a table, by their kind of content: figures as they stand, records counted by attribute with
/// duplicates once, answers counted by choice. Pure.
/// </summary>
public static class CellRules
{
    /// <summary>The contributions of the reports that count.</summary>
    /// <param name="definition">The data set.</param>
    /// <param name="table">The table; of records, duplicates are looked for in all of it.</param>
    /// <param name="decisions">What people decided on duplicates.</param>
    /// <param name="query">What is asked for.</param>
    public static IEnumerable<CountedCell> Of(
        DataSetDefinition definition, TableState table, ImmutableDictionary<string, DuplicateDecision> decisions, CellQuery query) =>
        Of(definition, table.Reports, decisions, query);

    /// <summary>The contributions of those reports that count.</summary>
    /// <param name="definition">The data set.</param>
    /// <param name="all">The reports; of records, duplicates are looked for in all of them.</param>
    /// <param name="decisions">What people decided on duplicates.</param>
    /// <param name="query">What is asked for.</param>
    public static IEnumerable<CountedCell> Of(
        DataSetDefinition definition, IEnumerable<Report> all, ImmutableDictionary<string, DuplicateDecision> decisions, CellQuery query)
    {
        var reports = all.Where(r => r.Counts);
        return definition.Content switch
        {
            ContentKind.Records => Records(definition, reports, decisions, query),
            ContentKind.Answers => reports.SelectMany(r => Answers(r, query)),
            _ => reports.SelectMany(r => Figures(definition, r, query)),
        };
    }

    private static IEnumerable<CountedCell> Figures(DataSetDefinition definition, Report report, CellQuery query)
    {
        // Figures of different measures never add up: they are always split by measure.
        var along = definition.HasSeveralMeasures ? query.Along.Add(DataSetDefinition.MeasureDimension) : query.Along;
        foreach (var cell in report.Figures)
            if (query.Takes(cell.At))
                yield return new(report.Key.Period, report.Key.Reporter, cell.At.Along(along), cell.Value, cell.Missing);
    }

    private static IEnumerable<CountedCell> Records(
        DataSetDefinition definition, IEnumerable<Report> reports, ImmutableDictionary<string, DuplicateDecision> decisions, CellQuery query)
    {
        var type = definition.Record ?? new RecordType([]);
        var split = query.Along.Where(id => type.Find(id) is { Kind: AttributeKind.Code }).Order(StringComparer.Ordinal).ToArray();
        var all = reports.ToList();
        if (split.Length == 0)
            // A report without any record says that there were none.
            foreach (var report in all)
                yield return new(report.Key.Period, report.Key.Reporter, Coordinate.Origin, 0, null);
        foreach (var (report, record) in DuplicateRules.Counted(definition, all, decisions))
        {
            if (!query.At.All(filter => record.AllOf(filter.Key).Any(filter.Value.Contains))) continue;
            foreach (var place in Places(record, split))
                yield return new(report.Period, report.Reporter, place, 1, null);
        }
    }

    /// <summary>The places where a record counts: one for each combination of its codes.</summary>
    private static IEnumerable<Coordinate> Places(Record record, string[] split)
    {
        IEnumerable<ImmutableArray<KeyValuePair<string, string>>> places = [[]];
        foreach (var attribute in split)
        {
            string[] codes = [.. record.AllOf(attribute)];
            // What is not told has no code there, as a figure of before the dimension was there.
            if (codes.Length > 0) places = places.SelectMany(p => codes.Select(code => p.Add(new(attribute, code))));
        }

        return places.Select(p => Coordinate.Of(p));
    }

    private static IEnumerable<CountedCell> Answers(Report report, CellQuery query)
    {
        const string question = DataSetDefinition.QuestionDimension, choice = DataSetDefinition.ChoiceDimension;
        foreach (var answers in report.Answers.Where(a => query.Takes(question, a.Question) && query.Takes(choice, a.Choice)).GroupBy(a => a.Question))
        {
            // Answers to different questions never add up. Without the choice, it is counted who answered.
            if (!query.Along.Contains(choice)) yield return Cell([new(question, answers.Key)]);
            else
                foreach (var answer in answers)
                    yield return Cell([new(question, answers.Key), new(choice, answer.Choice)]);
        }

        CountedCell Cell(KeyValuePair<string, string>[] codes) => new(report.Key.Period, report.Key.Reporter, Coordinate.Of(codes), 1, null);
    }
}
