namespace Kkr.ResultContracts;

/// <summary>A step of a table from a measured figure to a fulfilment.</summary>
/// <param name="At">The measured figure from which the step holds, that figure included.</param>
/// <param name="Fulfilment">The fulfilment in percent, 0–100.</param>
[GenerateSerializer, Immutable, Alias("kkr.ThresholdStep")]
public sealed record ThresholdStep(
    [property: Id(0)] decimal At,
    [property: Id(1)] decimal Fulfilment);
