using System.Collections.Immutable;

namespace Kkr.Formats;

/// <summary>Which dimensions run down the side of a table and which across its top. Together they are all its dimensions, each once.</summary>
/// <param name="Stub">Dimension ids down the side, outermost first.</param>
/// <param name="Heading">Dimension ids across the top, outermost first.</param>
public sealed record Placement(ImmutableArray<string> Stub, ImmutableArray<string> Heading)
{
    /// <summary>Measures and time across, everything else down; with nothing else, time down.</summary>
    public static Placement Default(TableMetadata metadata)
    {
        var across = metadata.Dimensions.Where(d => d.Role is DimensionRole.Metric or DimensionRole.Time).ToList();
        if (across.Count == metadata.Dimensions.Length && metadata.Time is { } time) across.Remove(time);
        return new(
            [.. metadata.Dimensions.Where(d => !across.Contains(d)).Select(d => d.Id)],
            [.. across.Select(d => d.Id)]);
    }

    /// <summary>
    /// The placement that a query asks for. Naming one side is enough: the other takes the rest, as in PxWebApi. Naming neither is the default.
    /// </summary>
    /// <returns><see langword="null"/> where a dimension is named twice, is not in the table, or is left out although both sides are named.</returns>
    public static Placement? Of(TableMetadata metadata, IReadOnlyList<string> stub, IReadOnlyList<string> heading)
    {
        if (stub.Count == 0 && heading.Count == 0) return Default(metadata);
        var named = stub.Concat(heading).Select(metadata.Find).ToList();
        if (named.Contains(null) || named.Distinct().Count() != named.Count) return null;
        var rest = metadata.Dimensions.Where(d => !named.Contains(d)).Select(d => d.Id);
        if (stub.Count > 0 && heading.Count > 0 && rest.Any()) return null;
        ImmutableArray<string> Ids(IReadOnlyList<string> ids) => ids.Count == 0 ? [.. rest] : [.. ids.Select(id => metadata.Find(id)!.Id)];
        return new(Ids(stub), Ids(heading));
    }
}
