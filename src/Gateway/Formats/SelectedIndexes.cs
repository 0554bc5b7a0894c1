using System.Collections.Immutable;

namespace Kkr.Formats;

/// <summary>Gathers what several expressions pick: each code once, in the order of the dimension.</summary>
internal static class SelectedIndexes
{
    // Every expression is tried on every code, so there is a limit to those that cannot pick anything new (guarantee G7).
    private const int MostExpressions = 1000;

    public delegate SelectionProblem? Pick(SelectionTarget target, string expression, out IEnumerable<int> indexes);

    public static SelectionError? Gather(SelectionTarget target, IEnumerable<string> expressions, Pick pick, out ImmutableArray<string> codes)
    {
        var selected = new SortedSet<int>();
        codes = [];
        var read = 0;
        foreach (var expression in expressions.Distinct(StringComparer.Ordinal))
        {
            if (++read > target.Codes.Length + MostExpressions) return new SelectionError(SelectionProblem.MalformedExpression, target.Variable, expression);
            IEnumerable<int> indexes = [target.IndexOf(expression)];
            var problem = indexes.First() >= 0 ? null : pick(target, expression, out indexes);
            var picked = problem is null ? indexes.ToArray() : [];
            if (problem is null && picked.Length == 0) problem = SelectionProblem.UnknownValue;
            if (problem is { } kind) return new SelectionError(kind, target.Variable, expression);
            selected.UnionWith(picked);
        }

        codes = [.. selected.Select(index => target.Codes[index])];
        return null;
    }

    /// <summary>What a pattern with <c>*</c> at its ends and <c>?</c> anywhere matches.</summary>
    public static SelectionProblem? Matching(SelectionTarget target, string pattern, out IEnumerable<int> indexes)
    {
        indexes = [];
        var (open, close) = (pattern.StartsWith('*'), pattern.Length > 1 && pattern.EndsWith('*'));
        var middle = pattern[(open ? 1 : 0)..^(close ? 1 : 0)];
        if (middle.Contains('*', StringComparison.Ordinal)) return SelectionProblem.MalformedExpression;
        indexes = Enumerable.Range(0, target.Codes.Length).Where(index => Matches(target.Codes[index], middle, open, close));
        return null;
    }

    private static bool Matches(string code, string middle, bool open, bool close)
    {
        bool At(int start)
        {
            for (var i = 0; i < middle.Length; i++)
                if (middle[i] != '?' && char.ToUpperInvariant(middle[i]) != char.ToUpperInvariant(code[start + i])) return false;
            return true;
        }

        var last = code.Length - middle.Length;
        if (last < 0) return false;
        return (open, close) switch
        {
            (true, true) => Enumerable.Range(0, last + 1).Any(At),
            (true, false) => At(last),
            (false, true) => At(0),
            _ => last == 0 && At(0),
        };
    }
}
