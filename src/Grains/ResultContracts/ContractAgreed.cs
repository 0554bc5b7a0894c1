namespace Kkr.ResultContracts;

/// <summary>The terms were set, for the first time or anew.</summary>
internal sealed record ContractAgreed(ContractTerms Terms) : ContractEvent;
