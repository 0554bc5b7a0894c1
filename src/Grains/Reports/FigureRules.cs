using System.Collections.Immutable;
using System.Globalization;
using Kkr.Catalogue;

namespace Kkr.Reports;

/// <summary>Holds a report, as it would be, against the rules of its definition. Pure.</summary>
internal static class FigureRules
{
    /// <summary>What the rules say of a report.</summary>
    /// <param name="definition">The definition with the rules.</param>
    /// <param name="report">The report as it would be after the submission.</param>
    /// <param name="submission">The submission, for pointing at what breaks a rule.</param>
    /// <param name="surroundings">What else the reporter has reported.</param>
    public static (ImmutableArray<ValidationError> Errors, ImmutableArray<Warning> Warnings) Check(
        DataSetDefinition definition, Report report, Submission submission, Surroundings surroundings)
    {
        if (definition.Rules.IsEmpty) return ([], []);
        // Most submissions break none.
        var errors = ImmutableArray.CreateBuilder<ValidationError>(0);
        var warnings = ImmutableArray.CreateBuilder<Warning>(0);
        foreach (var rule in definition.Rules)
        {
            foreach (var (place, words) in Broken(rule, report, surroundings))
            {
                var text = rule.Message ?? words;
                if (rule.Severity == Severity.Warning) warnings.Add(new(rule.Id, place, text));
                else errors.Add(Fault(definition, rule, place, submission, text));
            }
        }

        return (errors.ToImmutable(), warnings.ToImmutable());
    }

    private static IEnumerable<(Coordinate Place, Text Words)> Broken(ValidationRule rule, Report report, Surroundings surroundings) => rule.Kind switch
    {
        RuleKind.Range => OutOfRange(rule, report),
        RuleKind.Sum => Unequal(rule, report, surroundings, Comparison.Equal),
        RuleKind.Compare => Unequal(rule, report, surroundings, rule.Comparison),
        _ => Unlikely(rule, report, surroundings),
    };

    private static IEnumerable<(Coordinate, Text)> OutOfRange(ValidationRule rule, Report report)
    {
        foreach (var cell in report.Figures)
            if (rule.Of.Includes(cell.At) && cell.Value is { } value && (value < rule.Min || value > rule.Max))
                yield return (cell.At, new(
                    $"{Da(value)} ligger uden for {Da(rule.Min)} til {Da(rule.Max)}.", $"{En(value)} is outside {En(rule.Min)} to {En(rule.Max)}."));
    }

    private static IEnumerable<(Coordinate, Text)> Unequal(ValidationRule rule, Report report, Surroundings surroundings, Comparison comparison)
    {
        if (SumOf(rule.Of, report) is not { } left || SumOf(rule.With!, report, surroundings) is not { } right) yield break;
        right *= rule.Factor ?? 1;
        var apart = left - right;
        var holds = comparison switch
        {
            Comparison.AtMost => apart <= rule.Tolerance,
            Comparison.AtLeast => apart >= -rule.Tolerance,
            _ => Math.Abs(apart) <= rule.Tolerance,
        };
        if (holds) yield break;
        var (da, en) = comparison switch
        {
            Comparison.AtMost => ("højst", "at most"),
            Comparison.AtLeast => ("mindst", "at least"),
            _ => ("", "equal to"),
        };
        yield return (PlaceOf(rule.Of), new($"{Da(left)} skal være {da} {Da(right)}.".Replace("  ", " ", StringComparison.Ordinal), $"{En(left)} must be {en} {En(right)}."));
    }

    private static IEnumerable<(Coordinate, Text)> Unlikely(ValidationRule rule, Report report, Surroundings surroundings)
    {
        if (SumOf(rule.Of, report) is not { } now) yield break;
        var previous = report.Key.Period.Previous();
        if (surroundings.Find(report.Key with { Period = previous }) is not { } last
            || SumOf(rule.Of, last) is not { } before) yield break;
        var likely = Math.Max(rule.Absolute, Math.Abs(before) * rule.Percent / 100);
        var moved = Math.Abs(now - before);
        // Most submissions end here: what is typical can only allow more, and costs a look at all of the history.
        if (moved <= likely) yield break;
        var earlier = Earlier(rule.Of, report, surroundings).ToList();
        decimal[] moves = [.. earlier.Zip(earlier.Skip(1), (later, former) => Math.Abs(later.Sum - former.Sum)).Order()];
        var typical = moves.Length == 0 ? 0 : moves[moves.Length / 2];
        likely = Math.Max(likely, typical * rule.TypicalTimes);
        if (moved <= likely) yield break;
        yield return (PlaceOf(rule.Of), new(
            $"Ændringen fra {Da(before)} i {previous} til {Da(now)} er større, end egen historik gør sandsynligt (højst {Da(likely)}).",
            $"The change from {En(before)} in {previous} to {En(now)} is larger than the reporter's own history makes likely (at most {En(likely)})."));
    }

    /// <summary>The sums of the earlier periods, the newest first.</summary>
    private static IEnumerable<(Period Period, decimal Sum)> Earlier(CellSelection cells, Report report, Surroundings surroundings) =>
        from other in surroundings.Reports
        where other.Key.DataSet == report.Key.DataSet && other.Key.Period.Type == report.Key.Period.Type && other.Key.Period < report.Key.Period
        let sum = SumOf(cells, other)
        where sum is not null
        orderby other.Key.Period descending
        select (other.Key.Period, sum.Value);

    private static decimal? SumOf(CellSelection cells, Report report, Surroundings surroundings)
    {
        if (cells is { DataSet: null, Period: RelativePeriod.Same }) return SumOf(cells, report);
        var key = report.Key with { DataSet = cells.DataSet ?? report.Key.DataSet, Period = cells.From(report.Key.Period) };
        if (key == report.Key) return SumOf(cells, report);
        return surroundings.Find(key) is { } other ? SumOf(cells, other) : null;
    }

    /// <summary>The sum of the selected figures; null where there is none, or one of them is missing.</summary>
    private static decimal? SumOf(CellSelection cells, Report report)
    {
        decimal? sum = null;
        foreach (var cell in report.Figures)
        {
            if (!cells.Includes(cell.At)) continue;
            if (cell.Value is not { } value) return null;
            sum = (sum ?? 0) + value;
        }

        return sum;
    }

    private static Coordinate PlaceOf(CellSelection cells) => cells.At is null
        ? Coordinate.Origin
        : Coordinate.Of(cells.At.Where(a => a.Value.Length == 1).Select(a => KeyValuePair.Create(a.Key, a.Value[0])));

    /// <summary>The fault at the figure of the submission that breaks a rule; at all figures where the rest of the report does.</summary>
    private static ValidationError Fault(DataSetDefinition definition, ValidationRule rule, Coordinate place, Submission submission, Text words)
    {
        foreach (var figure in submission.Figures)
        {
            var at = Coordinate.Of(definition.Dimensions.Where(d => d.Default is not null && figure.At.All(a => a.Key != d.Id))
                .Select(d => KeyValuePair.Create(d.Id, d.Default!)).Concat(figure.At.DistinctBy(a => a.Key)));
            if (at == place || (place == PlaceOf(rule.Of) && rule.Of.Includes(at)))
                return new(string.Create(CultureInfo.InvariantCulture, $"/figures/{figure.Index}/value"), rule.Id, figure.Value?.ToString(CultureInfo.InvariantCulture), words);
        }

        return new("/figures", rule.Id, null, words);
    }

    private static string Da(decimal? figure) => figure is { } value ? Wording.Da(value) : "∞";

    private static string En(decimal? figure) => figure is { } value ? Wording.En(value) : "∞";
}
