using System.Collections.Immutable;
using Kkr.Catalogue;

namespace Kkr.ResultContracts;

/// <summary>What is agreed in a result contract (agenda item 3.3): the body of its PUT.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Parties">Who agreed it; at least two.</param>
/// <param name="From">The first day it covers.</param>
/// <param name="To">The last day it covers.</param>
/// <param name="Goals">Its goals, numbered from 1 without gaps; at most 100.</param>
/// <param name="Draft">Whether it is still being written. An agreed contract can't become a draft again.</param>
/// <param name="Predecessor">The contract it was made from, where there is one.</param>
[GenerateSerializer, Immutable, Alias("kkr.ContractTerms")]
public sealed record ContractTerms(
    [property: Id(0)] Text Title,
    [property: Id(1)] ImmutableArray<ContractParty> Parties,
    [property: Id(2)] DateOnly From,
    [property: Id(3)] DateOnly To,
    [property: Id(4)] ImmutableArray<Goal> Goals,
    [property: Id(5)] bool Draft = false,
    [property: Id(6)] string? Predecessor = null);
