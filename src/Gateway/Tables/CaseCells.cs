using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Tables;

namespace Kkr.Gateway.Tables;

/// <summary>
/// Cases as cells that add up: those of a reporter with the same codes of every attribute, all of them, are one cell. Whatever
/// count of cases a table shows is then a sum of cells, and can be examined as figures are (<see cref="DisclosureControl"/>).
/// Pure.
/// </summary>
public static class CaseCells
{
    /// <summary>The cells of each period.</summary>
    /// <param name="definition">The data set: of records or of answers.</param>
    /// <param name="reports">All reports that everybody may see; duplicates are looked for in all of them.</param>
    /// <param name="decisions">What people decided on duplicates.</param>
    public static IReadOnlyDictionary<Period, IReadOnlyDictionary<(AreaCode Area, Coordinate At), decimal>> Of(
        DataSetDefinition definition, IEnumerable<Report> reports, ImmutableDictionary<string, DuplicateDecision> decisions)
    {
        var counting = reports.Where(r => r.Counts);
        var places = definition.Content == ContentKind.Records
            ? DuplicateRules.Counted(definition, counting, decisions).Select(r => (r.Report, PlaceOf(definition, r.Record)))
            : counting.SelectMany(r => r.Answers.GroupBy(a => a.Question).Select(answers => (r.Key, PlaceOf(answers.Key, answers.Select(a => a.Choice)))));
        return places.GroupBy(p => p.Item1.Period).ToDictionary(
            period => period.Key,
            period => (IReadOnlyDictionary<(AreaCode, Coordinate), decimal>)period.GroupBy(p => (p.Item1.Reporter, p.Item2)).ToDictionary(cell => cell.Key, cell => (decimal)cell.Count()));
    }

    private static Coordinate PlaceOf(DataSetDefinition definition, Record record) => Coordinate.Of(
        from dimension in definition.Breakdowns
        let codes = record.AllOf(dimension.Id).ToArray()
        where codes.Length > 0
        select KeyValuePair.Create(dimension.Id, DisclosureShape.Together(codes)));

    private static Coordinate PlaceOf(string question, IEnumerable<string> choices) => Coordinate.Of(
        [new(DataSetDefinition.QuestionDimension, question), new(DataSetDefinition.ChoiceDimension, DisclosureShape.Together(choices))]);
}
