using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Tables;

/// <summary>What one reporter contributes to a place of a table.</summary>
/// <param name="Period">The period.</param>
/// <param name="Reporter">Who reports.</param>
/// <param name="At">The place, along what the table is split by.</param>
/// <param name="Value">The figure or the count; null when missing.</param>
/// <param name="Missing">Why it is missing; null when it is there.</param>
public readonly record struct CountedCell(Period Period, AreaCode Reporter, Coordinate At, decimal? Value, MissingReason? Missing);
