namespace Kkr.ResultContracts;

/// <summary>A named authority decides the fulfilment (goal 3 of 2020: the Danish Business Authority).</summary>
/// <param name="Authority">Who decides; a decision by another does not count.</param>
[GenerateSerializer, Immutable, Alias("kkr.DecidedRule")]
public sealed record DecidedRule(
    [property: Id(0)] string Authority) : GoalRule;
