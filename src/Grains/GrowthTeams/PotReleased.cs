namespace Kkr.GrowthTeams;

/// <summary>What a team held for a hand-in that it did not record was let go.</summary>
/// <param name="Team">Which team.</param>
internal sealed record PotReleased(string Team) : PotEvent;
