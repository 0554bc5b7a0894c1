namespace Kkr.GrowthTeams;

/// <summary>A recommendation as a command left it: the same whenever it is asked for again.</summary>
/// <param name="Team">The team.</param>
/// <param name="Revision">The team's revision.</param>
/// <param name="Recommendation">The recommendation.</param>
[GenerateSerializer, Immutable, Alias("kkr.RecommendationReceipt")]
public sealed record RecommendationReceipt(
    [property: Id(0)] string Team, [property: Id(1)] long Revision, [property: Id(2)] Recommendation Recommendation);
