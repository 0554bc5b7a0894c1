namespace Kkr.ResultContracts;

/// <summary>A goal in the comparison of contracts.</summary>
/// <param name="Number">The goal.</param>
/// <param name="Group">Who set it.</param>
/// <param name="Measured">The figure the rule went by.</param>
/// <param name="Fulfilment">In percent.</param>
/// <param name="Assessed">Whether there was evidence to go by.</param>
[GenerateSerializer, Immutable, Alias("kkr.GoalFulfilment")]
public sealed record GoalFulfilment(
    [property: Id(0)] int Number, [property: Id(1)] GoalGroup Group, [property: Id(2)] decimal? Measured,
    [property: Id(3)] decimal Fulfilment, [property: Id(4)] bool Assessed);
