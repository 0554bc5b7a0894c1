using System.Collections.Immutable;
using Kkr.Catalogue;

namespace Kkr.GrowthTeams;

/// <summary>Who a growth team is and what it shall answer: the body of its PUT.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Area">The part of the country it covers.</param>
/// <param name="Chair">Its chair; null while that is to be decided (“udestår”).</param>
/// <param name="Members">Its other members.</param>
/// <param name="Mandate">The four parts of its mandate, each once.</param>
/// <param name="Potentials">Themes it may look into.</param>
/// <param name="Deadline">The last day to hand recommendations in.</param>
/// <param name="Analysis">Its analysis, once there is one.</param>
[GenerateSerializer, Immutable, Alias("kkr.GrowthTeamTerms")]
public sealed record GrowthTeamTerms(
    [property: Id(0)] Text Name,
    [property: Id(1)] Text Area,
    [property: Id(2)] TeamMember? Chair,
    [property: Id(3)] ImmutableArray<TeamMember> Members,
    [property: Id(4)] ImmutableArray<MandateItem> Mandate,
    [property: Id(5)] ImmutableArray<Text> Potentials,
    [property: Id(6)] DateOnly Deadline,
    [property: Id(7)] AnalysisBasis? Analysis = null);
