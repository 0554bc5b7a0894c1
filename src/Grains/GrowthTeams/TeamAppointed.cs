namespace Kkr.GrowthTeams;

/// <summary>Who the team is and what it shall answer was set, for the first time or anew.</summary>
/// <param name="Terms">What was set.</param>
internal sealed record TeamAppointed(GrowthTeamTerms Terms) : GrowthTeamEvent;
