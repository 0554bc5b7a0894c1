namespace Kkr.GrowthTeams;

/// <summary>The team changed, adopted or took back a recommendation.</summary>
/// <param name="Number">Its number in the team.</param>
/// <param name="Content">What it recommends now.</param>
/// <param name="Status">Draft or adopted.</param>
internal sealed record RecommendationChanged(int Number, RecommendationContent Content, RecommendationStatus Status) : GrowthTeamEvent;
