using System.Collections.Immutable;
using Kkr.Catalogue;

namespace Kkr.ResultContracts;

/// <summary>The fulfilment of a goal as computed from its evidence.</summary>
/// <param name="Number">The goal.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Group">Who set it.</param>
/// <param name="Weight">Its weight.</param>
/// <param name="Measured">The figure the rule went by, at most four decimals; null where there is none yet.</param>
/// <param name="Fulfilment">In percent, 0–100, at most four decimals. What is not shown is not fulfilled: without evidence it is 0 and <see cref="Assessed"/> is false.</param>
/// <param name="Assessed">Whether there was evidence for the rule to go by.</param>
/// <param name="Rule">The kind of the rule, as in the contract's JSON.</param>
/// <param name="Proposed">What the business hub proposed, where it has.</param>
/// <param name="Differs">Whether the proposed figure differs from the computed one.</param>
/// <param name="ProposedReason">The reason given for the proposed figure.</param>
/// <param name="Explanation">How the fulfilment follows from the evidence.</param>
/// <param name="RestsOn">The evidence it rests on, item by item.</param>
[GenerateSerializer, Immutable, Alias("kkr.GoalAssessment")]
public sealed record GoalAssessment(
    [property: Id(0)] int Number,
    [property: Id(1)] Text Title,
    [property: Id(2)] GoalGroup Group,
    [property: Id(3)] decimal Weight,
    [property: Id(4)] decimal? Measured,
    [property: Id(5)] decimal Fulfilment,
    [property: Id(6)] bool Assessed,
    [property: Id(7)] string Rule,
    [property: Id(8)] decimal? Proposed,
    [property: Id(9)] bool Differs,
    [property: Id(10)] Text? ProposedReason,
    [property: Id(11)] Text Explanation,
    [property: Id(12)] ImmutableArray<EvidenceLine> RestsOn);
