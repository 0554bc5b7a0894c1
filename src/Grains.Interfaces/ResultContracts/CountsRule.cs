using System.Collections.Immutable;

namespace Kkr.ResultContracts;

/// <summary>Each count is held against its target, at most in full, and the mean of them is the fulfilment (goal 5 of 2020).</summary>
/// <param name="Targets">The numbers to reach, 1–50.</param>
[GenerateSerializer, Immutable, Alias("kkr.CountsRule")]
public sealed record CountsRule(
    [property: Id(0)] ImmutableArray<CountTarget> Targets) : GoalRule;
