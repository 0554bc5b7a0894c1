namespace Kkr.Testing.History;

/// <summary>A figure that a table showed.</summary>
/// <param name="Reporter">Whose; null for the sum over all of an area.</param>
/// <param name="Place">Where.</param>
/// <param name="Value">The figure; null for a missing one.</param>
/// <param name="Municipalities">How many reporters it was said to cover.</param>
public sealed record TableRow(string? Reporter, string Place, decimal? Value, int Municipalities);
