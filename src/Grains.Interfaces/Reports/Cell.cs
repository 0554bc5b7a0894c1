namespace Kkr.Reports;

/// <summary>One figure of a report, or the reason why it is missing.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Value">The figure; null when missing.</param>
/// <param name="Missing">Why it is missing; null when it is there.</param>
[GenerateSerializer, Immutable, Alias("kkr.Cell")]
public sealed record Cell([property: Id(0)] Coordinate At, [property: Id(1)] decimal? Value, [property: Id(2)] MissingReason? Missing);
