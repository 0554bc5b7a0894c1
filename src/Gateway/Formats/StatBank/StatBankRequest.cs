using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Primitives;

namespace Kkr.Formats.StatBank;

/// <summary>The body of StatBank's <c>data</c>.</summary>
/// <param name="Table">The table's id.</param>
/// <param name="Format">The format's name, whatever its case; JSONSTAT where it is left out.</param>
/// <param name="Lang"><c>da</c> or <c>en</c>.</param>
/// <param name="Delimiter"><c>Semicolon</c> or <c>Tab</c>, in csv.</param>
/// <param name="ValuePresentation">The name of a <see cref="StatBank.ValuePresentation"/>; <c>Default</c> is texts.</param>
/// <param name="Variables">What to take of each variable.</param>
/// <param name="TimeOrder"><c>Ascending</c> or <c>Descending</c>: whether the oldest or the newest period comes first.</param>
public sealed record StatBankRequest(
    string? Table = null,
    string? Format = null,
    string? Lang = null,
    string? Delimiter = null,
    string? ValuePresentation = null,
    ImmutableArray<StatBankVariableRequest> Variables = default,
    string? TimeOrder = null)
{
    /// <summary>What to take of each variable, never a default array.</summary>
    public ImmutableArray<StatBankVariableRequest> Variables { get; init; } = Variables.IsDefault ? [] : Variables;

    /// <summary>
    /// The request that an address makes: <c>data/TABLE/CSV?OMRÅDE=851,787&amp;Tid=*&amp;lang=en</c>. What is no option is a variable; the case
    /// of names does not matter.
    /// </summary>
    /// <param name="table">The table in the path.</param>
    /// <param name="format">The format in the path.</param>
    /// <param name="parameters">The parameters behind it.</param>
    public static StatBankRequest FromAddress(string? table, string? format, IEnumerable<KeyValuePair<string, StringValues>> parameters)
    {
        var request = new StatBankRequest(table, format);
        var variables = ImmutableArray.CreateBuilder<StatBankVariableRequest>();
        foreach (var (name, values) in parameters)
        {
            switch (name.ToUpperInvariant())
            {
                case "TABLE": request = request with { Table = values.ToString() }; break;
                case "FORMAT": request = request with { Format = values.ToString() }; break;
                case "LANG": request = request with { Lang = values.ToString() }; break;
                case "DELIMITER": request = request with { Delimiter = values.ToString() }; break;
                case "TIMEORDER": request = request with { TimeOrder = values.ToString() }; break;
                // How StatBank lays its wide csv out, which this one has not.
                case "ALLOWVARIABLESINHEAD" or "ALLOWCODEOVERRIDEINCOLUMNNAMES": break;
                case "VALUEPRESENTATION": request = request with { ValuePresentation = values.ToString() }; break;
                default:
                    variables.Add(new(name, [.. values.OfType<string>()
                        .SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))]));
                    break;
            }
        }

        return request with { Variables = variables.ToImmutable() };
    }

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
        else if (!Named(TimeOrder, StatBank.TimeOrder.Ascending, out var order)) offender = TimeOrder;
        else options = new(format, language, separator, presentation, order);
        offender = options is null ? offender ?? "" : null;
        return options is not null;
    }

    /// <summary>
    /// The query, for <see cref="SelectionResolver"/> with <see cref="StatBankExpression.Resolve"/> against the table's <see cref="StatBankView"/>.
    /// A variable that is not named and cannot be eliminated is an error there.
    /// </summary>
    public VariablesSelection Query() => new(
        [.. Variables.Select(variable => new VariableSelection(variable.Code, variable.Values))],
        new VariablePlacement(Placed("head"), Placed("stub")));

    private ImmutableArray<string> Placed(string side) =>
        [.. Variables.Where(variable => variable.Placement is { } placed && placed.StartsWith(side, StringComparison.OrdinalIgnoreCase) && variable.Values.Length > 0).Select(variable => variable.Code)];

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
