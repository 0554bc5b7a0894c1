namespace Kkr.ResultContracts;

/// <summary>What is certain about evidence that was given: the same whenever it is asked for again.</summary>
/// <param name="Contract">The contract.</param>
/// <param name="Revision">The contract's revision that took it in.</param>
/// <param name="Evidence">The evidence.</param>
/// <param name="Hash">The digest of its entry in the ledger.</param>
[GenerateSerializer, Immutable, Alias("kkr.EvidenceReceipt")]
public sealed record EvidenceReceipt(
    [property: Id(0)] string Contract, [property: Id(1)] long Revision, [property: Id(2)] RecordedEvidence Evidence,
    [property: Id(3)] string Hash);
