namespace Kkr.Agreements;

/// <summary>The terms were set, for the first time or anew.</summary>
/// <param name="Terms">What was set.</param>
internal sealed record AgreementMade(AgreementTerms Terms) : AgreementEvent;
