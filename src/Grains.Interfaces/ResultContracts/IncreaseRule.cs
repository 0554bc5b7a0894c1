using System.Collections.Immutable;

namespace Kkr.ResultContracts;

/// <summary>Every one of the indicators shall be better than its baseline; one that is not, or not measured, leaves the goal unfulfilled (goal 4 of 2020).</summary>
/// <param name="Indicators">What is measured before and after, 1–50.</param>
[GenerateSerializer, Immutable, Alias("kkr.IncreaseRule")]
public sealed record IncreaseRule(
    [property: Id(0)] ImmutableArray<IncreaseIndicator> Indicators) : GoalRule;
