using System.Collections.Immutable;

namespace Kkr.Reports;

/// <summary>A figure as it was submitted, before it is checked.</summary>
/// <param name="Index">Its place in the submission, from 0, for pointing at faults.</param>
/// <param name="At">The codes that were named.</param>
/// <param name="Value">The figure, or null.</param>
/// <param name="Missing">Why it is missing, as it was written, or null.</param>
[GenerateSerializer, Immutable, Alias("kkr.SubmittedFigure")]
public sealed record SubmittedFigure(
    [property: Id(0)] int Index, [property: Id(1)] ImmutableArray<KeyValuePair<string, string>> At,
    [property: Id(2)] decimal? Value, [property: Id(3)] string? Missing)
{
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>The figure without the zeroes that a decimal carries behind its last digit: 1.5 for 1.50.</summary>
    public decimal? Plain() => Value is { Scale: > 0 } fraction ? fraction / One : Value;
}
