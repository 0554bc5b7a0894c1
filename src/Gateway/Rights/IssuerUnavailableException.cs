namespace Kkr.Gateway.Rights;

/// <summary>The issuer of tokens does not answer, and its keys are not known: nobody's token can be judged.</summary>
/// <param name="inner">Why.</param>
public sealed class IssuerUnavailableException(Exception inner) : Exception("The issuer's discovery document or keys can't be read.", inner);
