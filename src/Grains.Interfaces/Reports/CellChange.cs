namespace Kkr.Reports;

/// <summary>How one figure changes.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="From">What stood there; null when nothing did.</param>
/// <param name="To">What stands there now; null when nothing does.</param>
[GenerateSerializer, Immutable, Alias("kkr.CellChange")]
public sealed record CellChange([property: Id(0)] Coordinate At, [property: Id(1)] Cell? From, [property: Id(2)] Cell? To);
