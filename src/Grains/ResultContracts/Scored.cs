using Kkr.Catalogue;

namespace Kkr.ResultContracts;

/// <summary>What a rule makes of the evidence.</summary>
/// <param name="Measured">The figure it went by, unrounded; null where there is none.</param>
/// <param name="Fulfilment">In percent, 0–100, unrounded.</param>
/// <param name="Assessed">Whether there was evidence to go by.</param>
/// <param name="Explanation">How one follows from the other.</param>
internal sealed record Scored(decimal? Measured, decimal Fulfilment, bool Assessed, Text Explanation)
{
    public static Scored Nothing(Text why) => new(null, 0, false, why);
}
