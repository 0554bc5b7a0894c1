using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Kkr.Formats.StatBank;

/// <summary>The body of StatBank's <c>data</c>.</summary>
/// <param name="Table">The table's id.</param>
/// <param name="Format">The format's name, whatever its case; JSONSTAT where it is left out.</param>
/// <param name="Lang"><c>da</c> or <c>en</c>.</param>
/// <param name="Delimiter"><c>Semicolon</c> or <c>Tab</c>, in csv.</param>
/// <param name="ValuePresentation">The name of a <see cref="StatBank.ValuePresentation"/>; <c>Default</c> is texts.</param>
/// <param name="Variables">What to take of each variable.</param>
public sealed record StatBankRequest(
    string? Table = null,
    string? Format = null,
    string? Lang = null,
    string? Delimiter = null,
    string? ValuePresentation = null,
    ImmutableArray<StatBankVariableRequest> Variables = default)
{
    /// <summary>What to take of each variable, never a default array.</summary>
    public ImmutableArray<StatBankVariableRequest> Variables { get; init; } = Variables.IsDefault ? [] : Variables;

    /// <summary>Reads the names in the request.</summary>
    /// <param name="options">How to answer.</param>
    /// <param name="offender">The first name that means nothing.</param>
    public bool TryRead([NotNullWhen(true)] out StatBankOptions? options, [NotNullWhen(false)] out string? offender)
    {
        options = null;
        offender = null;
        if (!Named(Format, StatBankFormat.JsonStat, out var format)) offender = Format;
        else if (!LanguageCode.TryParse(Lang, out var language)) offender = Lang;
        else if (!Named(Delimiter, CsvSeparator.Semicolon, out var separator) || separator is not (CsvSeparator.Semicolon or CsvSeparator.Tab)) offender = Delimiter;
        else if (!Named(ValuePresentation, StatBank.ValuePresentation.Value, out var presentation)) offender = ValuePresentation;
        else options = new(format, language, separator, presentation);
        offender = options is null ? offender ?? "" : null;
        return options is not null;
    }

    /// <summary>
    /// The query, for <see cref="SelectionResolver"/> with <see cref="StatBankExpression.Resolve"/> against the table's <see cref="StatBankView"/>.
    /// A variable that is not named and cannot be eliminated is an error there.
    /// </summary>
    public VariablesSelection Query() => new([.. Variables.Select(variable => new VariableSelection(variable.Code, variable.Values))]);

    /// <summary>The first variable that BULK misses: it takes none for granted.</summary>
    public string? MissingForBulk(TableMetadata view) => view.Dimensions
        .Where(dimension => dimension.Role != DimensionRole.Metric)
        .FirstOrDefault(dimension => !Variables.Any(variable => view.Find(variable.Code) == dimension && variable.Values.Length > 0))?.Id;

    private static bool Named<T>(string? name, T standard, out T value)
        where T : struct, Enum
    {
        value = standard;
        if (string.IsNullOrEmpty(name) || name.Equals("Default", StringComparison.OrdinalIgnoreCase)) return true;
        foreach (var known in Enum.GetValues<T>())
        {
            if (!known.ToString().Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
            value = known;
            return true;
        }

        return false;
    }
}
