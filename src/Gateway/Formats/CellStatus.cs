namespace Kkr.Formats;

/// <summary>What stands in a cell: a figure, or why there is none. A missing figure is never a zero (guarantee G8).</summary>
public enum CellStatus
{
    /// <summary>A figure, zero included.</summary>
    Value,

    /// <summary>The reporter does not know the figure.</summary>
    Unknown,

    /// <summary>There can be no such figure.</summary>
    NotApplicable,

    /// <summary>The figure exists and is withheld, either by its reporter or by disclosure control (guarantee G9).</summary>
    Confidential,

    /// <summary>The figure is expected and nobody has reported it so far.</summary>
    NotYetReported,
}
