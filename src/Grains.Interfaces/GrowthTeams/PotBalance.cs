namespace Kkr.GrowthTeams;

/// <summary>The money the growth teams share: 500 million kroner of REACT-EU (agenda item 3.5). Reserved and granted never exceed the total.</summary>
/// <param name="TotalDkk">What there is.</param>
/// <param name="ReservedDkk">Asked for in handed-in recommendations that have no answer yet.</param>
/// <param name="GrantedDkk">Granted.</param>
/// <param name="RemainingDkk">What can still be asked for.</param>
/// <param name="UseBy">The last day to use it.</param>
[GenerateSerializer, Immutable, Alias("kkr.PotBalance")]
public sealed record PotBalance(
    [property: Id(0)] decimal TotalDkk,
    [property: Id(1)] decimal ReservedDkk,
    [property: Id(2)] decimal GrantedDkk,
    [property: Id(3)] decimal RemainingDkk,
    [property: Id(4)] DateOnly UseBy);
