using System.Collections.Immutable;
using Microsoft.Extensions.Primitives;

namespace Kkr.Formats;

/// <summary>
/// Reads a query from the address of a GET: <c>valuecodes[omrade]=851,top(3)</c>, <c>codelist[omrade]=agg_region</c>, <c>heading</c>,
/// <c>stub</c>. The case of parameter names does not matter. Commas within parentheses do not part values; a code that has a comma itself
/// is written in brackets, <c>[a,b]</c>.
/// </summary>
public static class PxQuery
{
    /// <summary>The query, or <see langword="null"/> where the address selects nothing and asks for no placement.</summary>
    public static VariablesSelection? Parse(IEnumerable<KeyValuePair<string, StringValues>> parameters)
    {
        var codes = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        var lists = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        List<string> heading = [], stub = [];
        foreach (var (name, values) in parameters)
        {
            var given = values.OfType<string>().SelectMany(value => Split(value));
            if (Variable(name, "valuecodes") is { } variable)
            {
                if (!codes.TryGetValue(variable, out var list)) codes.Add(variable, list = []);
                list.AddRange(given);
            }
            else if (Variable(name, "codelist") is { } listed) lists[listed] = values.ToString();
            else if (name.Equals("heading", StringComparison.OrdinalIgnoreCase)) heading.AddRange(given);
            else if (name.Equals("stub", StringComparison.OrdinalIgnoreCase)) stub.AddRange(given);
        }

        if (codes.Count + lists.Count + heading.Count + stub.Count == 0) return null;
        var variables = codes.Keys.Union(lists.Keys, StringComparer.OrdinalIgnoreCase);
        return new VariablesSelection(
            [.. variables.Select(variable => new VariableSelection(
                variable, codes.TryGetValue(variable, out var list) ? [.. list] : [], lists.GetValueOrDefault(variable)))],
            new VariablePlacement([.. heading], [.. stub]));
    }

    private static string? Variable(string name, string parameter) =>
        name.Length > parameter.Length + 2 && name.StartsWith(parameter + "[", StringComparison.OrdinalIgnoreCase) && name.EndsWith(']')
            ? name[(parameter.Length + 1)..^1]
            : null;

    private static ImmutableArray<string> Split(string values)
    {
        var parts = ImmutableArray.CreateBuilder<string>();
        var (depth, start) = (0, 0);
        for (var i = 0; i <= values.Length; i++)
        {
            if (i < values.Length)
            {
                depth += values[i] is '(' or '[' ? 1 : values[i] is ')' or ']' && depth > 0 ? -1 : 0;
                if (values[i] != ',' || depth > 0) continue;
            }

            var part = values[start..i].Trim();
            start = i + 1;
            if (part is ['[', .., ']']) part = part[1..^1];
            if (part.Length > 0) parts.Add(part);
        }

        return parts.ToImmutable();
    }
}
