using System.Collections.Immutable;
using System.Globalization;
using System.IO.Enumeration;
using System.Text.RegularExpressions;

namespace Kkr.Formats;

/// <summary>
/// The selection expressions of StatBank: a code, <c>*</c>, <c>2019*</c>, <c>*1</c>, <c>20*K1</c>, <c>8?1</c>, <c>&gt;=2019</c>, <c>&gt;2019</c>, <c>&lt;=2019</c>,
/// <c>&lt;2019</c>, <c>&gt;=2017&lt;=2019</c>, and for periods counted from the newest <c>(1)</c> and <c>(-n+3)</c>.
/// A period is compared by as much of it as the bound has: 2019K4 is not later than 2019.
/// </summary>
public static partial class StatBankExpression
{
    /// <summary>The codes that the expressions pick, each once, in the order of the dimension.</summary>
    /// <param name="target">What to pick from.</param>
    /// <param name="expressions">Codes and expressions.</param>
    /// <param name="codes">The codes; empty on error.</param>
    /// <returns>The first error, or <see langword="null"/>. An expression that picks nothing is an error.</returns>
    public static SelectionError? Resolve(SelectionTarget target, IEnumerable<string> expressions, out ImmutableArray<string> codes) =>
        SelectedIndexes.Gather(target, expressions, Pick, out codes);

    private static SelectionProblem? Pick(SelectionTarget target, string expression, out IEnumerable<int> indexes)
    {
        indexes = [];
        if (expression is ['<' or '>', ..])
        {
            var match = Bounds().Match(expression);
            if (!match.Success) return SelectionProblem.MalformedExpression;
            var bounds = Enumerable.Range(0, match.Groups[1].Captures.Count)
                .Select(i => (Sign: match.Groups[1].Captures[i].Value, Bound: Normal(target, match.Groups[2].Captures[i].Value.Trim()))).ToArray();
            indexes = Enumerable.Range(0, target.Codes.Length).Where(i => bounds.All(bound => Holds(target, target.Codes[i], bound.Sign, bound.Bound)));
            return null;
        }

        if (expression is ['(', ..])
        {
            var match = Nth().Match(expression);
            if (!match.Success || !int.TryParse(match.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
                return SelectionProblem.MalformedExpression;
            var counted = Enumerable.Range(0, target.Codes.Length);
            if (target.IsTime) counted = counted.Reverse();
            indexes = match.Groups[1].Success ? counted.Take(number) : counted.Skip(number - 1).Take(1);
            return null;
        }

        if (!expression.AsSpan().ContainsAny('*', '?')) return SelectionProblem.UnknownValue;
        indexes = Enumerable.Range(0, target.Codes.Length).Where(i => FileSystemName.MatchesSimpleExpression(expression, target.Codes[i]));
        return null;
    }

    private static string Normal(SelectionTarget target, string bound) => target.IsTime ? PeriodCode.Normalise(bound) : bound;

    private static bool Holds(SelectionTarget target, string code, string sign, string bound)
    {
        if (target.IsTime && code.Length > bound.Length) code = code[..bound.Length];
        var order = string.Compare(code, bound, StringComparison.OrdinalIgnoreCase);
        return sign switch { ">=" => order >= 0, ">" => order > 0, "<=" => order <= 0, _ => order < 0 };
    }

    [GeneratedRegex(@"^(?:(>=|>|<=|<)([^<>=*?]+)){1,2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Bounds();

    [GeneratedRegex(@"^\((-n\+)?([0-9]+)\)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Nth();
}
