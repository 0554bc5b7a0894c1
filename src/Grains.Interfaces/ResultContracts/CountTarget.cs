using Kkr.Catalogue;

namespace Kkr.ResultContracts;

/// <summary>A number to be reached.</summary>
/// <param name="Key">What evidence refers to it by.</param>
/// <param name="Title">What is counted.</param>
/// <param name="Target">The number to reach, above 0.</param>
/// <param name="Source">What counts against it.</param>
[GenerateSerializer, Immutable, Alias("kkr.CountTarget")]
public sealed record CountTarget(
    [property: Id(0)] string Key,
    [property: Id(1)] Text Title,
    [property: Id(2)] decimal Target,
    [property: Id(3)] CountSource Source = CountSource.Figure);
