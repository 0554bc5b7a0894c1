namespace Kkr.GrowthTeams;

/// <summary>The government's answer turned a reservation into a grant, and let the rest of it go.</summary>
/// <param name="Team">Which team.</param>
/// <param name="Recommendation">Which recommendation.</param>
/// <param name="GrantedDkk">What was granted, in Danish kroner.</param>
internal sealed record PotSettled(string Team, int Recommendation, decimal GrantedDkk) : PotEvent;
