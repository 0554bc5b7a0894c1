using Kkr.Catalogue;

namespace Kkr.GrowthTeams;

/// <summary>A change to a recommendation: of what it says, or a step on its way. What is left out stays.</summary>
/// <param name="Title">See <see cref="RecommendationContent"/>, as for the next eight.</param>
/// <param name="Part">The part it answers.</param>
/// <param name="Lighthouse">Whether it makes a lighthouse.</param>
/// <param name="AmountAskedDkk">What it asks for, in Danish kroner.</param>
/// <param name="PrivateCoInvestmentDkk">Private money, in Danish kroner.</param>
/// <param name="NeedsNoStateFunding">Whether it needs no state money.</param>
/// <param name="EffectOnOtherAreas">The effect elsewhere.</param>
/// <param name="EffectNote">Why.</param>
/// <param name="Description">More about it.</param>
/// <param name="Status"><c>draft</c>, <c>adopted</c>, or <c>carried-out</c> with the day of it. Submitting is the team's, not a recommendation's.</param>
/// <param name="Answer">The government's answer.</param>
/// <param name="CarriedOutOn">The day it was done; by the pot's last day where it was granted money.</param>
[GenerateSerializer, Immutable, Alias("kkr.RecommendationPatch")]
public sealed record RecommendationPatch(
    [property: Id(0)] Text? Title = null,
    [property: Id(1)] MandatePart? Part = null,
    [property: Id(2)] bool? Lighthouse = null,
    [property: Id(3)] decimal? AmountAskedDkk = null,
    [property: Id(4)] decimal? PrivateCoInvestmentDkk = null,
    [property: Id(5)] bool? NeedsNoStateFunding = null,
    [property: Id(6)] EffectOnOtherAreas? EffectOnOtherAreas = null,
    [property: Id(7)] Text? EffectNote = null,
    [property: Id(8)] Text? Description = null,
    [property: Id(9)] RecommendationStatus? Status = null,
    [property: Id(10)] GovernmentAnswer? Answer = null,
    [property: Id(11)] DateOnly? CarriedOutOn = null);
