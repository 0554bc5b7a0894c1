using System.Collections.Immutable;

namespace Kkr.Formats;

/// <summary>What a query takes of one variable: the schema <c>VariableSelection</c> of PxWebApi 2.</summary>
/// <param name="VariableCode">The dimension's id.</param>
/// <param name="ValueCodes">Codes and expressions; none leaves the variable out.</param>
/// <param name="Codelist">The code list to apply, if any.</param>
public sealed record VariableSelection(string VariableCode, ImmutableArray<string> ValueCodes = default, string? Codelist = null)
{
    /// <summary>The codes and expressions, never a default array.</summary>
    public ImmutableArray<string> ValueCodes { get; init; } = ValueCodes.IsDefault ? [] : ValueCodes;

    /// <summary>
    /// The same codes by another name: the specification describes <c>valueCodes</c> and requires <c>values</c>, so both are written and either is read.
    /// </summary>
    public ImmutableArray<string> Values
    {
        get => ValueCodes;
        init
        {
            if (ValueCodes.IsEmpty && !value.IsDefault) ValueCodes = value;
        }
    }
}
