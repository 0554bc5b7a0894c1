using Kkr.Reports;

namespace Kkr.Gateway.Tables;

/// <summary>A figure that tables show: one cell, or a sum over areas, over dimensions, or over both.</summary>
/// <param name="Area">The area, or the group of areas (<see cref="AreaGroup.Id"/>).</param>
/// <param name="At">The codes of the dimensions that it is not summed over.</param>
public readonly record struct Margin(string Area, Coordinate At);
