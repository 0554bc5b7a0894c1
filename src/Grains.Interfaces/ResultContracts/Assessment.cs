using System.Collections.Immutable;

namespace Kkr.ResultContracts;

/// <summary>The assessment of a contract as of a moment.</summary>
/// <param name="Goals">Goal by goal.</param>
/// <param name="Overall">The whole.</param>
[GenerateSerializer, Immutable, Alias("kkr.Assessment")]
public sealed record Assessment(
    [property: Id(0)] ImmutableArray<GoalAssessment> Goals,
    [property: Id(1)] OverallAssessment Overall);
