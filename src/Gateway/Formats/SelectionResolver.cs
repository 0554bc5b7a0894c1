using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Kkr.Formats;

/// <summary>Carries out a query's expressions against a table's metadata. Nothing is built before the number of cells is known and allowed.</summary>
public static class SelectionResolver
{
    /// <summary>How expressions are read: <see cref="PxExpression.Resolve"/> or <see cref="StatBankExpression.Resolve"/>.</summary>
    /// <param name="target">What to pick from.</param>
    /// <param name="expressions">Codes and expressions.</param>
    /// <param name="codes">What they pick.</param>
    public delegate SelectionError? ExpressionLanguage(SelectionTarget target, IEnumerable<string> expressions, out ImmutableArray<string> codes);

    /// <summary>
    /// Resolves a query. Without any values the default selection is taken, with the query's code lists. A variable that is left out is
    /// eliminated where it can be: it is taken at its elimination value, or summed.
    /// </summary>
    /// <param name="metadata">The table.</param>
    /// <param name="query">The query; <see langword="null"/> is the default selection.</param>
    /// <param name="language">How expressions are read.</param>
    /// <param name="maxDataCells">The most cells allowed; <see langword="null"/> is no limit.</param>
    /// <param name="selection">The result.</param>
    /// <param name="error">The first error, naming the offending variable or value.</param>
    public static bool TryResolve(
        TableMetadata metadata,
        VariablesSelection? query,
        ExpressionLanguage language,
        long? maxDataCells,
        [NotNullWhen(true)] out TableSelection? selection,
        [NotNullWhen(false)] out SelectionError? error)
    {
        selection = null;
        if (!TryMatch(metadata, query, out var named, out error)) return false;
        if (named.Values.All(variable => variable.ValueCodes.IsEmpty))
        {
            var standard = DefaultSelection.For(metadata, named.ToDictionary(pair => pair.Key.Id, pair => pair.Value.Codelist));
            var placement = query?.Placement is { } asked && (asked.Heading.Length > 0 || asked.Stub.Length > 0) ? asked : standard.Placement;
            query = standard with { Placement = placement };
            if (!TryMatch(metadata, query, out named, out error)) return false;
        }

        var dimensions = ImmutableArray.CreateBuilder<SelectedDimension>(metadata.Dimensions.Length);
        foreach (var dimension in metadata.Dimensions)
        {
            error = Resolve(dimension, named.GetValueOrDefault(dimension), language, out var selected);
            if (error is not null) return false;
            dimensions.Add(selected!);
        }

        if (maxDataCells is { } limit && ExceedsLimit(dimensions, limit))
        {
            error = new(SelectionProblem.TooManyCells, Value: limit.ToString(CultureInfo.InvariantCulture));
            return false;
        }

        var resolved = new TableSelection(metadata, dimensions.MoveToImmutable(), new Placement([], []));
        if (Placement.Of(resolved.ResultMetadata, query?.Placement?.Stub ?? [], query?.Placement?.Heading ?? []) is not { } layout)
        {
            error = new(SelectionProblem.IllegalPlacement);
            return false;
        }

        selection = resolved with { Placement = layout };
        return true;
    }

    private static bool TryMatch(
        TableMetadata metadata, VariablesSelection? query, out Dictionary<Dimension, VariableSelection> named, [NotNullWhen(false)] out SelectionError? error)
    {
        named = [];
        error = null;
        foreach (var variable in query?.Selection ?? [])
        {
            if (metadata.Find(variable.VariableCode) is not { } dimension) error = new(SelectionProblem.UnknownVariable, variable.VariableCode);
            else if (!named.TryAdd(dimension, variable)) error = new(SelectionProblem.RepeatedVariable, variable.VariableCode);
            else if (!string.IsNullOrEmpty(variable.Codelist) && dimension.FindCodeList(variable.Codelist) is null)
                error = new(SelectionProblem.UnknownCodeList, variable.VariableCode, variable.Codelist);
            if (error is not null) return false;
        }

        return true;
    }

    private static SelectionError? Resolve(Dimension dimension, VariableSelection? variable, ExpressionLanguage language, out SelectedDimension? selected)
    {
        selected = null;
        var list = string.IsNullOrEmpty(variable?.Codelist) ? null : dimension.FindCodeList(variable.Codelist);
        if (variable is null or { ValueCodes.IsEmpty: true })
        {
            if (!dimension.Eliminable) return new(SelectionProblem.MissingSelection, dimension.Id);
            selected = Eliminate(dimension, list);
            return null;
        }

        var target = list is null ? SelectionTarget.Of(dimension) : SelectionTarget.Of(dimension, list);
        var error = language(target, variable.ValueCodes, out var codes);
        if (error is not null) return error;
        selected = new(dimension, [.. codes.Select(code => Select(dimension, list, code))], list, Eliminated: false);
        return null;
    }

    private static SelectedCategory Select(Dimension dimension, CodeList? list, string code)
    {
        if (list is null) return new(dimension.Categories[dimension.IndexOf(code)], [code]);
        var value = list.Values.First(value => value.Code == code);
        return new(new Category(value.Code, value.Label), value.SourceCodes);
    }

    private static SelectedDimension Eliminate(Dimension dimension, CodeList? list)
    {
        ImmutableArray<string> sources = dimension.EliminationCode is { } code
            ? [code]
            : [.. dimension.Categories.Select(category => category.Code)];
        return new(dimension, [new(new Category(sources is [var only] ? only : "*", dimension.Label), sources)], list, Eliminated: true);
    }

    private static bool ExceedsLimit(IEnumerable<SelectedDimension> dimensions, long limit)
    {
        var cells = 1L;
        foreach (var dimension in dimensions)
        {
            // Dividing the limit instead of multiplying the sizes: the product may be beyond any number type.
            if (dimension.Categories.Length > 0 && cells > limit / dimension.Categories.Length) return true;
            cells *= dimension.Categories.Length;
        }

        return cells > limit;
    }
}
