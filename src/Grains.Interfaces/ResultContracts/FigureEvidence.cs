using Kkr.Catalogue;

namespace Kkr.ResultContracts;

/// <summary>A figure as it stood on a day.</summary>
/// <param name="Key">Which of the goal's indicators, targets or supporting figures.</param>
/// <param name="Value">The figure, in the unit the goal gives it.</param>
/// <param name="Date">The day it is true of. The newest day counts; a second figure for the same day must replace the first.</param>
/// <param name="Baseline">Whether it is what later figures are compared with; one for each key.</param>
/// <param name="Bound">How exactly it is known.</param>
/// <param name="Note">A remark.</param>
[GenerateSerializer, Immutable, Alias("kkr.FigureEvidence")]
public sealed record FigureEvidence(
    [property: Id(0)] string Key,
    [property: Id(1)] decimal Value,
    [property: Id(2)] DateOnly Date,
    [property: Id(3)] bool Baseline = false,
    [property: Id(4)] FigureBound Bound = FigureBound.Exact,
    [property: Id(5)] Text? Note = null);
