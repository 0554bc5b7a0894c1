using System.Security.Claims;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Kkr.Testing.Oidc;

/// <summary>Tokens made without asking the provider: good ones, and ones that must not be taken.</summary>
internal static class TokenForgery
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>Longer ago than any clock may go wrong.</summary>
    private static readonly TimeSpan Off = TimeSpan.FromMinutes(10);

    /// <summary>A token of a person, with one fault or none.</summary>
    public static string Make(SigningKeys keys, string issuer, Person person, TokenFault? fault, DateTime now, TimeSpan? validFor = null)
    {
        var key = keys.All[0];
        var token = new SecurityTokenDescriptor
        {
            Issuer = fault == TokenFault.WrongIssuer ? "http://another.example/" : issuer,
            Audience = fault == TokenFault.WrongAudience ? "another" : OidcServer.Audience,
            Subject = new(ClaimsOf(person, fault != TokenFault.WithoutSubject)),
            NotBefore = fault == TokenFault.NotYetValid ? now + Off : now - Lifetime,
            IssuedAt = now - Lifetime,
            Expires = fault == TokenFault.Expired ? now - Off : now + (validFor ?? Lifetime),
            SigningCredentials = fault switch
            {
                TokenFault.AlgorithmNone => null,
                TokenFault.WrongKey => new(keys.Make(key.KeyId), SecurityAlgorithms.RsaSha256),
                TokenFault.UnknownKey => new(keys.Make(), SecurityAlgorithms.RsaSha256),
                TokenFault.HmacWithPublicKey => new(
                    new SymmetricSecurityKey(Encoding.ASCII.GetBytes(key.Rsa.ExportSubjectPublicKeyInfoPem())) { KeyId = key.KeyId },
                    SecurityAlgorithms.HmacSha256),
                _ => new(key, SecurityAlgorithms.RsaSha256),
            },
        };
        var written = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            fault == TokenFault.WithoutExpiry ? WithoutExpiry(token) : token);
        return fault == TokenFault.Tampered ? Tampered(written) : written;
    }

    private static IEnumerable<Claim> ClaimsOf(Person person, bool named)
    {
        if (named) yield return new("sub", person.Subject);
        foreach (var role in person.Roles) yield return new("roles", role);
        foreach (var code in person.Municipalities) yield return new("municipality", code);
        foreach (var team in person.GrowthTeams) yield return new("growthTeam", team);
    }

    private static SecurityTokenDescriptor WithoutExpiry(SecurityTokenDescriptor token)
    {
        token.Expires = null;
        return token;
    }

    private static string Tampered(string token)
    {
        var parts = token.Split('.');
        var claims = Base64UrlEncoder.Decode(parts[1]);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(claims.Replace("\"sub\":\"", "\"sub\":\"x", StringComparison.Ordinal))}.{parts[2]}";
    }
}
