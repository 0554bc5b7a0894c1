using System.Text.Json.Serialization;

namespace Kkr.GrowthTeams;

/// <summary>Something that happened to a growth team.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(TeamAppointed), "team-appointed")]
[JsonDerivedType(typeof(RecommendationMade), "recommendation-made")]
[JsonDerivedType(typeof(RecommendationChanged), "recommendation-changed")]
[JsonDerivedType(typeof(TeamSubmitted), "team-submitted")]
[JsonDerivedType(typeof(SubmissionLapsed), "submission-lapsed")]
[JsonDerivedType(typeof(GovernmentAnswered), "government-answered")]
[JsonDerivedType(typeof(RecommendationCarriedOut), "recommendation-carried-out")]
internal abstract record GrowthTeamEvent;
