using System.Text.Json.Serialization;

namespace Kkr.Catalogue;

/// <summary>A figure derived from others.</summary>
/// <param name="Id">Its id, short ASCII: <c>andel-fra-ledighed</c>.</param>
/// <param name="Title">What people read.</param>
/// <param name="Unit">The unit people read.</param>
/// <param name="Kind">How it is derived.</param>
/// <param name="Of">The cells of the numerator.</param>
/// <param name="Per">The cells of the denominator; for a change, the cells it is measured from (left out: the same, a period before).</param>
/// <param name="Decimals">How many decimals it is rounded to, away from zero at the middle.</param>
[GenerateSerializer, Immutable, Alias("kkr.Indicator")]
public sealed record Indicator(
    [property: Id(0)] string Id, [property: Id(1)] Text Title, [property: Id(2)] Text Unit, [property: Id(3)] IndicatorKind Kind,
    [property: Id(4)] CellSelection Of, [property: Id(5)] CellSelection? Per = null, [property: Id(6)] int Decimals = 4)
{
    /// <summary>The cells of the denominator, whether written out or not.</summary>
    [JsonIgnore]
    public CellSelection Denominator => Per ?? Of with { Period = RelativePeriod.Previous };

    /// <summary>What the quotient is multiplied with.</summary>
    [JsonIgnore]
    public decimal Factor => Kind switch
    {
        IndicatorKind.Ratio => 1,
        IndicatorKind.PerThousand => 1000,
        _ => 100,
    };
}
