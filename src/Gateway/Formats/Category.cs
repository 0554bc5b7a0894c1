using System.Collections.Immutable;

namespace Kkr.Formats;

/// <summary>One category of a dimension.</summary>
/// <param name="Code">Its code, unique in the dimension whatever the case of letters; not empty.</param>
/// <param name="Label">Its label.</param>
/// <param name="Measure">Unit and decimals, on the metric dimension alone.</param>
public sealed record Category(string Code, LocalText Label, Measure? Measure = null)
{
    /// <summary>Notes to the category.</summary>
    public ImmutableArray<Note> Notes { get; init; } = [];
}
