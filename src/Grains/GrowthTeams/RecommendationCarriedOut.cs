namespace Kkr.GrowthTeams;

/// <summary>A recommendation was carried out.</summary>
/// <param name="Number">Its number in the team.</param>
/// <param name="On">The day it was done.</param>
internal sealed record RecommendationCarriedOut(int Number, DateOnly On) : GrowthTeamEvent;
