namespace Kkr.Testing.Oidc;

/// <summary>What can be wrong with a token that claims to be the provider's.</summary>
public enum TokenFault
{
    /// <summary>It says that it needs no signature, and has none.</summary>
    AlgorithmNone,

    /// <summary>It is signed with another key under the published key's id.</summary>
    WrongKey,

    /// <summary>It is signed with a key that nobody published.</summary>
    UnknownKey,

    /// <summary>It is signed with the right key, and names another issuer.</summary>
    WrongIssuer,

    /// <summary>It is meant for another service.</summary>
    WrongAudience,

    /// <summary>Its time has run out.</summary>
    Expired,

    /// <summary>Its time has not come.</summary>
    NotYetValid,

    /// <summary>It is signed with HMAC, whose secret is the published key, as PEM.</summary>
    HmacWithPublicKey,

    /// <summary>Its claims were changed after it was signed.</summary>
    Tampered,

    /// <summary>It never expires.</summary>
    WithoutExpiry,

    /// <summary>It names nobody.</summary>
    WithoutSubject,
}
