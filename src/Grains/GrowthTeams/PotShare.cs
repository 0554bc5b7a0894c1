namespace Kkr.GrowthTeams;

/// <summary>What a recommendation holds of the pot.</summary>
/// <param name="Recommendation">Its number.</param>
/// <param name="AmountDkk">What it holds, in Danish kroner.</param>
internal sealed record PotShare(int Recommendation, decimal AmountDkk);
