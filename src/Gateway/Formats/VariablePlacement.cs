using System.Collections.Immutable;

namespace Kkr.Formats;

/// <summary>The placement that a query asks for: the schema <c>VariablePlacementType</c> of PxWebApi 2.</summary>
/// <param name="Heading">Variables across the top.</param>
/// <param name="Stub">Variables down the side.</param>
public sealed record VariablePlacement(ImmutableArray<string> Heading = default, ImmutableArray<string> Stub = default)
{
    /// <summary>Variables across the top, never a default array.</summary>
    public ImmutableArray<string> Heading { get; init; } = Heading.IsDefault ? [] : Heading;

    /// <summary>Variables down the side, never a default array.</summary>
    public ImmutableArray<string> Stub { get; init; } = Stub.IsDefault ? [] : Stub;
}
