using System.Text.Json.Serialization;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Gateway.Tables;

/// <summary>An aggregate as clients read it.</summary>
/// <param name="Region">The region's code.</param>
/// <param name="DataSet">The data set.</param>
/// <param name="AsOf">The newest entry of the ledger that is in it; null while nothing is.</param>
/// <param name="Rows">The figures.</param>
/// <param name="Change">How they change from each period to the next of those asked for.</param>
/// <param name="Indicators">What is derived from the figures, as the data set defines it: each a sum over a sum.</param>
/// <param name="Missing">Those who are expected to report and have not, for each period that has been reported on.</param>
public sealed record AggregateAnswer(
    AreaCode Region, string DataSet, AggregateAnswer.Instant? AsOf, IReadOnlyList<AggregateAnswer.Row> Rows,
    IReadOnlyList<AggregateAnswer.Difference> Change, IReadOnlyList<AggregateAnswer.Derived> Indicators,
    IReadOnlyList<AggregateAnswer.Absent> Missing)
{
    /// <summary>An entry of the ledger.</summary>
    /// <param name="Position">Its position.</param>
    /// <param name="RecordedAt">When it was recorded.</param>
    public sealed record Instant(string Position, DateTimeOffset RecordedAt);

    /// <summary>A figure.</summary>
    /// <param name="Period">The period.</param>
    /// <param name="Municipality">Whose it is, when split by municipality; left out otherwise.</param>
    /// <param name="At">Where it stands, along the dimensions it is split by.</param>
    /// <param name="Value">The figure; null where all that it would be made of is missing.</param>
    /// <param name="Missing">Why a single reporter's figure is missing; left out when it is not.</param>
    /// <param name="Municipalities">How many reporters the figure covers.</param>
    /// <param name="Expected">How many are expected to report.</param>
    public sealed record Row(
        Period Period,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AreaCode? Municipality,
        Coordinate At, decimal? Value,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MissingReason? Missing,
        int Municipalities, int Expected);

    /// <summary>How a figure changes.</summary>
    /// <param name="From">From which period.</param>
    /// <param name="To">To which period.</param>
    /// <param name="Municipality">Whose it is, when split by municipality; left out otherwise.</param>
    /// <param name="At">Where it stands.</param>
    /// <param name="Absolute">The later figure less the earlier.</param>
    /// <param name="Percent">That in per cent of the earlier, with four decimals; null where the earlier is 0.</param>
    public sealed record Difference(
        Period From, Period To,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AreaCode? Municipality,
        Coordinate At, decimal Absolute, decimal? Percent);

    /// <summary>A derived figure.</summary>
    /// <param name="Indicator">Its id in the data set's definition, which tells its title and unit.</param>
    /// <param name="Period">The period.</param>
    /// <param name="Municipality">Whose it is, when split by municipality; left out otherwise.</param>
    /// <param name="At">Where it stands, along the dimensions it is split by.</param>
    /// <param name="Value">The figure, rounded as the definition says; null where the denominator is 0.</param>
    /// <param name="Numerator">The sum above the line.</param>
    /// <param name="Denominator">The sum below the line, of the same reporters.</param>
    /// <param name="Municipalities">How many reporters it covers.</param>
    /// <param name="Expected">How many are expected to report.</param>
    public sealed record Derived(
        string Indicator, Period Period,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AreaCode? Municipality,
        Coordinate At, decimal? Value, decimal Numerator, decimal Denominator, int Municipalities, int Expected);

    /// <summary>Somebody who has not reported.</summary>
    /// <param name="Period">The period.</param>
    /// <param name="Municipality">Who.</param>
    /// <param name="Name">Their name.</param>
    public sealed record Absent(Period Period, AreaCode Municipality, string Name);
}
