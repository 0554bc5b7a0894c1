namespace Kkr.ResultContracts;

/// <summary>Evidence as the contract holds it.</summary>
/// <param name="Number">Its number in the contract, from 1.</param>
/// <param name="Goal">The number of the goal.</param>
/// <param name="Content">What was sent.</param>
/// <param name="RecordedAt">When it was recorded, UTC.</param>
/// <param name="By">Who sent it.</param>
/// <param name="ReplacedBy">The evidence that took its place; then it counts no more.</param>
[GenerateSerializer, Immutable, Alias("kkr.RecordedEvidence")]
public sealed record RecordedEvidence(
    [property: Id(0)] int Number,
    [property: Id(1)] int Goal,
    [property: Id(2)] EvidencePost Content,
    [property: Id(3)] DateTimeOffset RecordedAt,
    [property: Id(4)] string By,
    [property: Id(5)] int? ReplacedBy = null);
