using Kkr.Catalogue;

namespace Kkr.ResultContracts;

/// <summary>An indicator that is measured twice.</summary>
/// <param name="Key">What figures refer to it by.</param>
/// <param name="Title">What it tells.</param>
/// <param name="Direction">Which way is better.</param>
/// <param name="Unit">The unit of its figures.</param>
[GenerateSerializer, Immutable, Alias("kkr.IncreaseIndicator")]
public sealed record IncreaseIndicator(
    [property: Id(0)] string Key,
    [property: Id(1)] Text Title,
    [property: Id(2)] IndicatorDirection Direction = IndicatorDirection.Increase,
    [property: Id(3)] string Unit = "%");
