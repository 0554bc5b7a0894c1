namespace Kkr.ResultContracts;

/// <summary>The favourable answers in percent of all answers shall be at or above a share (goal 2 of 2020: 70 gives 100 %, 60 gives 50 %).</summary>
/// <param name="AtLeastPercent">The share that fulfils the goal, above 0 and up to 100.</param>
/// <param name="PartlyAtPercent">A lower share that fulfils part of it.</param>
/// <param name="PartlyFulfilment">How much that lower share fulfils, in percent.</param>
[GenerateSerializer, Immutable, Alias("kkr.ShareRule")]
public sealed record ShareRule(
    [property: Id(0)] decimal AtLeastPercent,
    [property: Id(1)] decimal? PartlyAtPercent = null,
    [property: Id(2)] decimal? PartlyFulfilment = null) : GoalRule;
