namespace Kkr.GrowthTeams;

/// <summary>What a recommendation holds of the pot.</summary>
/// <param name="Recommendation">Its number.</param>
/// <param name="AmountDkk">What it holds, in Danish kroner.</param>
[GenerateSerializer, Immutable, Alias("kkr.PotShare")]
public sealed record PotShare([property: Id(0)] int Recommendation, [property: Id(1)] decimal AmountDkk);
