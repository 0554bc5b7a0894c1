using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Kkr.Formats;

/// <summary>
/// The selection expressions of PxWebApi 2: a code, <c>*</c>, <c>85*</c>, <c>*1</c>, <c>*5*</c>, <c>8?1</c>, <c>top(n)</c>, <c>top(n,offset)</c>,
/// <c>bottom(n)</c>, <c>bottom(n,offset)</c>, <c>range(a,b)</c>, <c>from(a)</c>, <c>to(a)</c>. The case of letters does not matter. Of periods,
/// <c>top</c> takes the newest and <c>bottom</c> the oldest; of anything else the first and the last.
/// </summary>
public static partial class PxExpression
{
    /// <summary>The codes that the expressions pick, each once, in the order of the dimension.</summary>
    /// <param name="target">What to pick from.</param>
    /// <param name="expressions">Codes and expressions. A code that looks like an expression is taken as the code.</param>
    /// <param name="codes">The codes; empty on error.</param>
    /// <returns>The first error, or <see langword="null"/>. An expression that picks nothing is an error.</returns>
    public static SelectionError? Resolve(SelectionTarget target, IEnumerable<string> expressions, out ImmutableArray<string> codes) =>
        SelectedIndexes.Gather(target, expressions, Pick, out codes);

    private static SelectionProblem? Pick(SelectionTarget target, string expression, out IEnumerable<int> indexes)
    {
        indexes = [];
        if (Function().Match(expression) is { Success: true } call)
        {
            var arguments = call.Groups[2].Value.Split(',').Select(argument => argument.Trim()).ToArray();
            return call.Groups[1].Value.ToUpperInvariant() switch
            {
                "TOP" => Slice(target, arguments, newest: true, out indexes),
                "BOTTOM" => Slice(target, arguments, newest: false, out indexes),
                "RANGE" => Between(target, arguments, out indexes),
                "FROM" when arguments is [var from] => Between(target, [from, target.Codes is [.., var last] ? last : from], out indexes),
                "TO" when arguments is [var to] => Between(target, [target.Codes is [var first, ..] ? first : to, to], out indexes),
                _ => SelectionProblem.MalformedExpression,
            };
        }

        if (Opening().IsMatch(expression)) return SelectionProblem.MalformedExpression;
        return expression.AsSpan().ContainsAny('*', '?')
            ? SelectedIndexes.Matching(target, expression, out indexes)
            : SelectionProblem.UnknownValue;
    }

    private static SelectionProblem? Slice(SelectionTarget target, string[] arguments, bool newest, out IEnumerable<int> indexes)
    {
        indexes = [];
        var offset = 0;
        if (arguments.Length is < 1 or > 2 || !Count(arguments[0], out var count) || count == 0) return SelectionProblem.MalformedExpression;
        if (arguments.Length == 2 && !Count(arguments[1], out offset)) return SelectionProblem.MalformedExpression;
        var all = Enumerable.Range(0, target.Codes.Length);
        indexes = (newest == target.IsTime ? all.Reverse() : all).Skip(offset).Take(count);
        return null;
    }

    private static SelectionProblem? Between(SelectionTarget target, string[] arguments, out IEnumerable<int> indexes)
    {
        indexes = [];
        if (arguments.Length != 2 || arguments.Contains("")) return SelectionProblem.MalformedExpression;
        var (a, b) = (target.IndexOf(arguments[0]), target.IndexOf(arguments[1]));
        if (a < 0 || b < 0) return SelectionProblem.UnknownValue;
        indexes = Enumerable.Range(Math.Min(a, b), Math.Abs(a - b) + 1);
        return null;
    }

    private static bool Count(string text, out int count) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    [GeneratedRegex(@"^(top|bottom|range|from|to)\(([^()]*)\)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Function();

    [GeneratedRegex(@"^(top|bottom|range|from|to)\(", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
