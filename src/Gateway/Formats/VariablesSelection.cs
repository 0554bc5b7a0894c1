using System.Collections.Immutable;

namespace Kkr.Formats;

/// <summary>A whole query: the schema <c>VariablesSelection</c> of PxWebApi 2.</summary>
/// <param name="Selection">What to take of each variable.</param>
/// <param name="Placement">How to lay the result out, if the client cares.</param>
public sealed record VariablesSelection(ImmutableArray<VariableSelection> Selection = default, VariablePlacement? Placement = null)
{
    /// <summary>What to take of each variable, never a default array.</summary>
    public ImmutableArray<VariableSelection> Selection { get; init; } = Selection.IsDefault ? [] : Selection;
}
