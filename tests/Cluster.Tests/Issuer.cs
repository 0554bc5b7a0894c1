using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Kkr.Cluster.Tests;

/// <summary>A small OIDC issuer on the loopback address: discovery, its public key, and tokens signed with RS256.</summary>
public sealed class Issuer : IAsyncDisposable
{
    public const string Audience = "kkr";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly WebApplication _app;

    private Issuer(WebApplication app) => _app = app;

    public string Authority => _app.Urls.Single();

    public static async Task<Issuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var issuer = new Issuer(builder.Build());
        var key = issuer._rsa.ExportParameters(includePrivateParameters: false);
        issuer._app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = issuer.Authority,
            jwks_uri = issuer.Authority + "/keys",
            id_token_signing_alg_values_supported = (string[])["RS256"],
        }));
        issuer._app.MapGet("/keys", () => Results.Json(new
        {
            keys = new[]
            {
                new
                {
                    kty = "RSA",
                    use = "sig",
                    alg = "RS256",
                    kid = "one",
                    n = Base64UrlEncoder.Encode(key.Modulus),
                    e = Base64UrlEncoder.Encode(key.Exponent),
                },
            },
        }));
        await issuer._app.StartAsync();
        return issuer;
    }

    /// <summary>A token of this issuer.</summary>
    public string Token(string subject, string[] roles, string[] municipalities, string audience = Audience, TimeSpan? expiresIn = null) =>
        Token(subject, roles, municipalities, audience, expiresIn ?? Lifetime, _rsa);

    /// <summary>A token that says it is of this issuer, signed with another key.</summary>
    public string ForgedToken(string subject, string[] roles, string[] municipalities)
    {
        using var other = RSA.Create(2048);
        return Token(subject, roles, municipalities, Audience, Lifetime, other);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _rsa.Dispose();
    }

    private string Token(string subject, string[] roles, string[] municipalities, string audience, TimeSpan expiresIn, RSA key)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        List<Claim> claims = [new("sub", subject)];
        claims.AddRange(roles.Select(role => new Claim("roles", role)));
        claims.AddRange(municipalities.Select(code => new Claim("municipality", code)));
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Authority,
            Audience = audience,
            Subject = new(claims),
            NotBefore = now - TimeSpan.FromHours(2),
            IssuedAt = now - TimeSpan.FromHours(2),
            Expires = now + expiresIn,
            SigningCredentials = new(
                new RsaSecurityKey(key) { KeyId = "one", CryptoProviderFactory = new() { CacheSignatureProviders = false } },
                SecurityAlgorithms.RsaSha256),
        });
    }
}
