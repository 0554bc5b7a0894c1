using Kkr.Catalogue;

namespace Kkr.GrowthTeams;

/// <summary>The analysis a team builds on.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Reference">Where it is found.</param>
[GenerateSerializer, Immutable, Alias("kkr.AnalysisBasis")]
public sealed record AnalysisBasis(
    [property: Id(0)] Text Title,
    [property: Id(1)] string Reference);
