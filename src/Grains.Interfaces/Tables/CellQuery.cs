using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Reports;

namespace Kkr.Tables;

/// <summary>Which cells of a table are asked for, and what they are split by.</summary>
/// <param name="Along">What they are split by: dimensions, attributes, question, choice.</param>
/// <param name="At">The codes that count; what is left out counts whole.</param>
public sealed record CellQuery(ImmutableHashSet<string> Along, ImmutableDictionary<string, ImmutableHashSet<string>> At)
{
    /// <summary>All cells, not split.</summary>
    public static CellQuery All { get; } = new([], ImmutableDictionary<string, ImmutableHashSet<string>>.Empty);

    /// <summary>The cells of a selection, not split.</summary>
    public static CellQuery Of(CellSelection selection) => new(
        [],
        selection.At?.ToImmutableDictionary(a => a.Key, a => a.Value.ToImmutableHashSet(StringComparer.Ordinal))
            ?? ImmutableDictionary<string, ImmutableHashSet<string>>.Empty);

    /// <summary>Whether a code under an id counts.</summary>
    public bool Takes(string id, string? code) => !At.TryGetValue(id, out var codes) || (code is not null && codes.Contains(code));

    /// <summary>Whether a place counts.</summary>
    public bool Takes(Coordinate place) => At.IsEmpty || At.All(filter => place[filter.Key] is { } code && filter.Value.Contains(code));
}
