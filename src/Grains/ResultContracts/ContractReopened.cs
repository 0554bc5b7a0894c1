namespace Kkr.ResultContracts;

/// <summary>An endorsed contract was opened again, for a reason.</summary>
internal sealed record ContractReopened(string Reason) : ContractEvent;
