using Kkr.Catalogue;

namespace Kkr.GrowthTeams;

/// <summary>A part of the mandate.</summary>
/// <param name="Part">Which.</param>
/// <param name="Title">What is asked for.</param>
[GenerateSerializer, Immutable, Alias("kkr.MandateItem")]
public sealed record MandateItem(
    [property: Id(0)] MandatePart Part,
    [property: Id(1)] Text Title);
