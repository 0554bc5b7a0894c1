using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Security.Cryptography;
using Kkr.Testing.Namespaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Kkr.Testing.Faults;

/// <summary>
/// An OIDC issuer on the loopback address of each gateway's host, one key for all: who signs in is not what is tested here.
/// </summary>
public sealed class TokenIssuer : IAsyncDisposable
{
    /// <summary>The audience of its tokens.</summary>
    public const string Audience = "kkr";

    /// <summary>Its address, on every host that it is started on.</summary>
    public const string Authority = "http://127.0.0.1:5001";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly List<WebApplication> _apps = [];

    /// <summary>Serves its discovery document and its key on a host.</summary>
    public async Task StartOnAsync(NetworkHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Authority);
        builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = endpoint => host.Run(() =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Loopback, ((IPEndPoint)endpoint).Port));
            return socket;
        }));
        var app = builder.Build();
        var key = _rsa.ExportParameters(includePrivateParameters: false);
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = Authority,
            jwks_uri = Authority + "/keys",
            id_token_signing_alg_values_supported = (string[])["RS256"],
            response_types_supported = (string[])["code"],
            subject_types_supported = (string[])["public"],
        }));
        app.MapGet("/keys", () => Results.Json(new
        {
            keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = "one", n = Base64UrlEncoder.Encode(key.Modulus), e = Base64UrlEncoder.Encode(key.Exponent) } },
        }));
        _apps.Add(app);
        await app.StartAsync();
    }

    /// <summary>A token that holds for as long as any campaign.</summary>
    public string Token(string subject, string role, params IEnumerable<string> municipalities)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        List<Claim> claims = [new("sub", subject), new("roles", role), .. municipalities.Select(m => new Claim("municipality", m))];
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Authority,
            Audience = Audience,
            Subject = new(claims),
            NotBefore = now - TimeSpan.FromHours(1),
            IssuedAt = now - TimeSpan.FromHours(1),
            Expires = now + TimeSpan.FromDays(2),
            SigningCredentials = new(
                new RsaSecurityKey(_rsa) { KeyId = "one", CryptoProviderFactory = new() { CacheSignatureProviders = false } }, SecurityAlgorithms.RsaSha256),
        });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var app in _apps) await app.DisposeAsync();
        _rsa.Dispose();
    }
}
