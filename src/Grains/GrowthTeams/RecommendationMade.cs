namespace Kkr.GrowthTeams;

/// <summary>The team drafted a recommendation.</summary>
/// <param name="Number">Its number in the team.</param>
/// <param name="Content">What it recommends.</param>
internal sealed record RecommendationMade(int Number, RecommendationContent Content) : GrowthTeamEvent;
