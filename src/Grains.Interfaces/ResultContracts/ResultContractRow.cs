using System.Collections.Immutable;
using Kkr.Catalogue;

namespace Kkr.ResultContracts;

/// <summary>A contract in the comparison of all.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Revision">How many changes it has had.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="From">The first day it covers.</param>
/// <param name="To">The last day it covers.</param>
/// <param name="Parties">Who agreed it, by name.</param>
/// <param name="Evidence">How many pieces of evidence count.</param>
/// <param name="Goals">Goal by goal.</param>
/// <param name="Overall">The whole.</param>
[GenerateSerializer, Immutable, Alias("kkr.ResultContractRow")]
public sealed record ResultContractRow(
    [property: Id(0)] string Id, [property: Id(1)] long Revision, [property: Id(2)] Text Title,
    [property: Id(3)] ContractStatus Status, [property: Id(4)] DateOnly From, [property: Id(5)] DateOnly To,
    [property: Id(6)] ImmutableArray<string> Parties, [property: Id(7)] int Evidence,
    [property: Id(8)] ImmutableArray<GoalFulfilment> Goals, [property: Id(9)] OverallAssessment Overall);
