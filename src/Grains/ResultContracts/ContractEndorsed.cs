namespace Kkr.ResultContracts;

/// <summary>KKR endorsed the fulfilment; the contract is closed. The overall fulfilment stands in it as it was endorsed.</summary>
internal sealed record ContractEndorsed(string Meeting, OverallAssessment Overall) : ContractEvent;
