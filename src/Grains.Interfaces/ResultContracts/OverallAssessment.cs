namespace Kkr.ResultContracts;

/// <summary>The goals' fulfilments put together by weight.</summary>
/// <param name="Exact">The weighted mean in percent, four decimals.</param>
/// <param name="Rounded">The same in whole percent, halves upwards.</param>
/// <param name="Proposed">The weighted mean of the proposed figures, four decimals; null until every goal has one.</param>
/// <param name="GoalsAssessed">How many goals had evidence to go by.</param>
/// <param name="Goals">How many goals there are.</param>
[GenerateSerializer, Immutable, Alias("kkr.OverallAssessment")]
public sealed record OverallAssessment(
    [property: Id(0)] decimal Exact,
    [property: Id(1)] int Rounded,
    [property: Id(2)] decimal? Proposed,
    [property: Id(3)] int GoalsAssessed,
    [property: Id(4)] int Goals);
