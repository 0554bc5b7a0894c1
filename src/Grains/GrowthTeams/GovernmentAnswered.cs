namespace Kkr.GrowthTeams;

/// <summary>The government answered a recommendation.</summary>
/// <param name="Number">Its number in the team.</param>
/// <param name="Answer">The answer.</param>
internal sealed record GovernmentAnswered(int Number, GovernmentAnswer Answer) : GrowthTeamEvent;
