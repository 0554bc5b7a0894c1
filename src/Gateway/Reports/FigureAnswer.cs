using System.Text.Json.Serialization;
using Kkr.Reports;

namespace Kkr.Gateway.Reports;

/// <summary>A figure as clients read it, in the shape in which it can be submitted.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Value">The figure; null when missing.</param>
/// <param name="Missing">Why it is missing; left out when it is not.</param>
internal sealed record FigureAnswer(
    Coordinate At, decimal? Value, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MissingReason? Missing)
{
    /// <summary>What clients read of a cell.</summary>
    public static FigureAnswer Of(Cell cell) => new(cell.At, cell.Value, cell.Missing);
}
