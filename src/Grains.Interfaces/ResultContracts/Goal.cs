using System.Collections.Immutable;
using Kkr.Catalogue;

namespace Kkr.ResultContracts;

/// <summary>A goal of a result contract: what is to be reached, and how its fulfilment is found.</summary>
/// <param name="Number">Its number in the contract, from 1.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Group">Who set it.</param>
/// <param name="Rule">How evidence becomes a fulfilment.</param>
/// <param name="Method">How and by whom it is measured.</param>
/// <param name="Reporting">When and to whom it is reported.</param>
/// <param name="Weight">Its weight in the overall fulfilment, above 0. The contract of 2020 weighs all alike.</param>
/// <param name="Supporting">Further figures that are shown with the goal and decide nothing.</param>
[GenerateSerializer, Immutable, Alias("kkr.Goal")]
public sealed record Goal(
    [property: Id(0)] int Number,
    [property: Id(1)] Text Title,
    [property: Id(2)] GoalGroup Group,
    [property: Id(3)] GoalRule Rule,
    [property: Id(4)] Text? Method = null,
    [property: Id(5)] Text? Reporting = null,
    [property: Id(6)] decimal Weight = 1,
    [property: Id(7)] ImmutableArray<KeyedTitle> Supporting = default);
