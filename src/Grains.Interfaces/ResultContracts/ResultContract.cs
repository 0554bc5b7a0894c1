using System.Collections.Immutable;

namespace Kkr.ResultContracts;

/// <summary>A result contract as it stands.</summary>
/// <param name="Id">Its key, for example <c>erhvervshus-nordjylland-2020</c>.</param>
/// <param name="Revision">How many changes it has had; the <c>ETag</c>.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Terms">What is agreed.</param>
/// <param name="Evidence">All evidence, also what was replaced.</param>
/// <param name="Endorsement">The endorsement that stands, if any.</param>
/// <param name="Reopenings">Every reopening.</param>
[GenerateSerializer, Immutable, Alias("kkr.ResultContract")]
public sealed record ResultContract(
    [property: Id(0)] string Id,
    [property: Id(1)] long Revision,
    [property: Id(2)] ContractStatus Status,
    [property: Id(3)] ContractTerms Terms,
    [property: Id(4)] ImmutableArray<RecordedEvidence> Evidence,
    [property: Id(5)] ContractDecision? Endorsement,
    [property: Id(6)] ImmutableArray<ContractDecision> Reopenings);
