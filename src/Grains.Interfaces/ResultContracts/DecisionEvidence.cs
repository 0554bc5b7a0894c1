namespace Kkr.ResultContracts;

/// <summary>What an authority decided about the fulfilment.</summary>
/// <param name="Authority">Who decided.</param>
/// <param name="Fulfilment">The fulfilment in percent, 0–100.</param>
/// <param name="Date">When. The newest decision counts.</param>
/// <param name="Reference">Where the decision is found.</param>
[GenerateSerializer, Immutable, Alias("kkr.DecisionEvidence")]
public sealed record DecisionEvidence(
    [property: Id(0)] string Authority,
    [property: Id(1)] decimal Fulfilment,
    [property: Id(2)] DateOnly Date,
    [property: Id(3)] string? Reference = null);
