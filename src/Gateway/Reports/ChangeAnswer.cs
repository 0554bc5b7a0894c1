using System.Text.Json.Serialization;
using Kkr.Reports;

namespace Kkr.Gateway.Reports;

/// <summary>How a figure changes.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="From">What stood there; null for nothing or missing.</param>
/// <param name="To">What stands there now; null for nothing or missing.</param>
/// <param name="FromMissing">Why the old figure was missing; left out when it was not.</param>
/// <param name="ToMissing">Why the new figure is missing; left out when it is not.</param>
internal sealed record ChangeAnswer(
    Coordinate At, decimal? From, decimal? To,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MissingReason? FromMissing,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MissingReason? ToMissing)
{
    /// <summary>What clients read of a change.</summary>
    public static ChangeAnswer Of(CellChange change) =>
        new(change.At, change.From?.Value, change.To?.Value, change.From?.Missing, change.To?.Missing);
}
