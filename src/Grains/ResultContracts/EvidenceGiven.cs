namespace Kkr.ResultContracts;

/// <summary>Evidence came in for a goal, and may have taken the place of earlier evidence.</summary>
internal sealed record EvidenceGiven(int Number, int Goal, EvidencePost Content) : ContractEvent;
