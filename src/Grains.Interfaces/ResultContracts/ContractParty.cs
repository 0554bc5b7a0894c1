using System.Collections.Immutable;
using Kkr.Municipalities;

namespace Kkr.ResultContracts;

/// <summary>A party to a contract.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Municipalities">The municipalities it acts for; empty where it acts for itself.</param>
[GenerateSerializer, Immutable, Alias("kkr.ContractParty")]
public sealed record ContractParty(
    [property: Id(0)] string Name,
    [property: Id(1)] ImmutableArray<AreaCode> Municipalities = default);
