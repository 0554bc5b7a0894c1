namespace Kkr.ResultContracts;

/// <summary>The terms were set, for the first time or anew.</summary>
internal sealed record ContractAgreed(DateTimeOffset At, string By, ContractTerms Terms) : ContractEvent(At, By);
