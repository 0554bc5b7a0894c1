namespace Kkr.ResultContracts;

/// <summary>A grant that was won.</summary>
/// <param name="Title">The programme or pool, which identifies it within the goal.</param>
/// <param name="AmountDkk">The grant in Danish kroner.</param>
/// <param name="Scope">For whom.</param>
/// <param name="Key">The target or topic it counts for.</param>
[GenerateSerializer, Immutable, Alias("kkr.GrantEvidence")]
public sealed record GrantEvidence(
    [property: Id(0)] string Title,
    [property: Id(1)] decimal AmountDkk,
    [property: Id(2)] GrantScope Scope,
    [property: Id(3)] string? Key = null);
