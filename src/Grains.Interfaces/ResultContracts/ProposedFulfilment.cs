using Kkr.Catalogue;

namespace Kkr.ResultContracts;

/// <summary>The fulfilment that the business hub itself proposes to KKR.</summary>
/// <param name="Fulfilment">In percent, 0–100.</param>
/// <param name="Reason">Why it differs from the computed one; required where it does.</param>
[GenerateSerializer, Immutable, Alias("kkr.ProposedFulfilment")]
public sealed record ProposedFulfilment(
    [property: Id(0)] decimal Fulfilment,
    [property: Id(1)] Text? Reason = null);
