namespace Kkr.Gateway.Catalogue;

/// <summary>Initiatives as clients read them.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="ByMunicipality">How many each reporter has, by code.</param>
/// <param name="ByCategory">How many there are of each category.</param>
/// <param name="Initiatives">The initiatives.</param>
internal sealed record InitiativesAnswer(
    int Total, IReadOnlyDictionary<string, int> ByMunicipality, IReadOnlyDictionary<string, int> ByCategory,
    IReadOnlyList<NamedRecord> Initiatives)
{
    /// <summary>What clients read of some initiatives.</summary>
    public static InitiativesAnswer Of(List<Initiative> rows) => new(
        rows.Count,
        rows.GroupBy(r => r.Record.Municipality.Value).OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count()),
        rows.GroupBy(r => r.Category ?? "").OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count()),
        [.. rows.Select(r => r.Record)]);

    /// <summary>An initiative and its category.</summary>
    /// <param name="Record">The record.</param>
    /// <param name="Category">Its category.</param>
    internal sealed record Initiative(NamedRecord Record, string? Category);
}
