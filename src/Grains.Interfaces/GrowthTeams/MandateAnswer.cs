using System.Collections.Immutable;
using Kkr.Catalogue;

namespace Kkr.GrowthTeams;

/// <summary>How far a part of the mandate is answered.</summary>
/// <param name="Part">Which part.</param>
/// <param name="Title">What is asked for.</param>
/// <param name="Answered">Whether something adopted answers it.</param>
/// <param name="Recommendations">The adopted recommendations that answer it.</param>
[GenerateSerializer, Immutable, Alias("kkr.MandateAnswer")]
public sealed record MandateAnswer(
    [property: Id(0)] MandatePart Part,
    [property: Id(1)] Text Title,
    [property: Id(2)] bool Answered,
    [property: Id(3)] ImmutableArray<int> Recommendations);
