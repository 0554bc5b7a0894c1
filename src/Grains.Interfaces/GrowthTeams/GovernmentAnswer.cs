using Kkr.Catalogue;

namespace Kkr.GrowthTeams;

/// <summary>The government's answer to a recommendation.</summary>
/// <param name="Outcome">Yes or no.</param>
/// <param name="GrantedDkk">What is granted, in Danish kroner; at most what was asked for, 0 with a no.</param>
/// <param name="Date">When it was given.</param>
/// <param name="Note">What was said.</param>
[GenerateSerializer, Immutable, Alias("kkr.GovernmentAnswer")]
public sealed record GovernmentAnswer(
    [property: Id(0)] AnswerOutcome Outcome,
    [property: Id(1)] decimal GrantedDkk,
    [property: Id(2)] DateOnly Date,
    [property: Id(3)] Text? Note = null);
