using Kkr.Catalogue;

namespace Kkr.GrowthTeams;

/// <summary>What a team recommends: the body of a recommendation's POST.</summary>
/// <param name="Title">The recommendation.</param>
/// <param name="Part">The part of the mandate it answers.</param>
/// <param name="Lighthouse">Whether it makes a business lighthouse; a team has two at most.</param>
/// <param name="AmountAskedDkk">What it asks of the shared pot, in Danish kroner.</param>
/// <param name="PrivateCoInvestmentDkk">What private investors put in, in Danish kroner.</param>
/// <param name="NeedsNoStateFunding">Whether it can be done without state money, for example by changed rules; then it asks for nothing.</param>
/// <param name="EffectOnOtherAreas">What it does to other parts of the country.</param>
/// <param name="EffectNote">Why.</param>
/// <param name="Description">More about it.</param>
[GenerateSerializer, Immutable, Alias("kkr.RecommendationContent")]
public sealed record RecommendationContent(
    [property: Id(0)] Text Title,
    [property: Id(1)] MandatePart Part,
    [property: Id(2)] bool Lighthouse = false,
    [property: Id(3)] decimal AmountAskedDkk = 0,
    [property: Id(4)] decimal PrivateCoInvestmentDkk = 0,
    [property: Id(5)] bool NeedsNoStateFunding = false,
    [property: Id(6)] EffectOnOtherAreas EffectOnOtherAreas = EffectOnOtherAreas.NotAssessed,
    [property: Id(7)] Text? EffectNote = null,
    [property: Id(8)] Text? Description = null);
