namespace Kkr.GrowthTeams;

/// <summary>A recommendation as it stands.</summary>
/// <param name="Number">Its number in the team, from 1.</param>
/// <param name="Content">What is recommended.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Answer">The government's answer, once there is one.</param>
/// <param name="CarriedOutOn">The day it was done.</param>
[GenerateSerializer, Immutable, Alias("kkr.Recommendation")]
public sealed record Recommendation(
    [property: Id(0)] int Number,
    [property: Id(1)] RecommendationContent Content,
    [property: Id(2)] RecommendationStatus Status,
    [property: Id(3)] GovernmentAnswer? Answer,
    [property: Id(4)] DateOnly? CarriedOutOn);
