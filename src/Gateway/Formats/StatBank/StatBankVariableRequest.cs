using System.Collections.Immutable;

namespace Kkr.Formats.StatBank;

/// <summary>What a StatBank query takes of one variable.</summary>
/// <param name="Code">The variable, such as <c>OMRÅDE</c>.</param>
/// <param name="Values">Codes and expressions (<see cref="StatBankExpression"/>).</param>
/// <param name="Placement"><c>head</c> or <c>stub</c>: across or down, in px and xlsx.</param>
public sealed record StatBankVariableRequest(string Code, ImmutableArray<string> Values = default, string? Placement = null)
{
    /// <summary>Codes and expressions, never a default array.</summary>
    public ImmutableArray<string> Values { get; init; } = Values.IsDefault ? [] : Values;
}
