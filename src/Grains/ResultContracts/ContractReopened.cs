namespace Kkr.ResultContracts;

/// <summary>An endorsed contract was opened again, for a reason.</summary>
internal sealed record ContractReopened(DateTimeOffset At, string By, string Reason) : ContractEvent(At, By);
