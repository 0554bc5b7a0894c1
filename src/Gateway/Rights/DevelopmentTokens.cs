using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Kkr.Gateway.Rights;

/// <summary>
/// Tokens that the process in which all runs together issues to whoever asks on this machine, signed with a key made at
/// its first start. A gateway of a cluster never has it.
/// </summary>
public sealed class DevelopmentTokens
{
    /// <summary>The issuer in these tokens.</summary>
    public const string Issuer = "kkr-development";

    private const int KeyBytes = 32;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private readonly string _audience;
    private readonly TimeProvider _clock;

    /// <summary>Reads the key from a file, or makes one there.</summary>
    public DevelopmentTokens(string keyFile, string audience, TimeProvider clock)
    {
        (_audience, _clock) = (audience, clock);
        if (!File.Exists(keyFile))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var file = new FileStream(keyFile, options);
            file.Write(RandomNumberGenerator.GetBytes(KeyBytes));
        }

        Key = new(File.ReadAllBytes(keyFile));
    }

    /// <summary>The key that signs them.</summary>
    public SymmetricSecurityKey Key { get; }

    /// <summary>Issues a token.</summary>
    public string Issue(string subject, IEnumerable<string> roles, IEnumerable<string> municipalities, IEnumerable<string> growthTeams)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        List<Claim> claims = [new("sub", subject)];
        claims.AddRange(roles.Select(role => new Claim("roles", role)));
        claims.AddRange(municipalities.Select(code => new Claim("municipality", code)));
        claims.AddRange(growthTeams.Select(team => new Claim("growthTeam", team)));
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = _audience,
            Subject = new(claims),
            NotBefore = now,
            IssuedAt = now,
            Expires = now + Lifetime,
            SigningCredentials = new(Key, SecurityAlgorithms.HmacSha256),
        });
    }

    /// <summary>Maps <c>POST /dev/token</c>, which answers on the loopback address only.</summary>
    public static void Map(WebApplication app) => app.MapPost("/dev/token", (
            HttpContext context, [FromServices] DevelopmentTokens tokens, TokenRequest request) =>
        {
            if (!IsFromThisMachine(context)) return Results.NotFound();
            return Results.Ok(new TokenAnswer(tokens.Issue(
                request.Subject is { Length: > 0 } subject ? subject : "dev",
                request.Roles ?? [], request.Municipality ?? [], request.GrowthTeam ?? [])));
        })
        .AllowAnonymous().WithTags("Development").WithSummary("A token for trying things out on this machine");

    /// <summary>
    /// Whether a request was made on this machine, to this machine: not through a proxy, and not by a page from elsewhere
    /// whose name was made to lead here.
    /// </summary>
    private static bool IsFromThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && (context.Request.Host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(context.Request.Host.Host, out var host) && IPAddress.IsLoopback(host)))
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded");

    /// <summary>What a token is asked for with.</summary>
    /// <param name="Subject">Who it speaks for.</param>
    /// <param name="Roles">The roles in it.</param>
    /// <param name="Municipality">The municipality codes in it.</param>
    /// <param name="GrowthTeam">The growth teams in it.</param>
    internal sealed record TokenRequest(string? Subject, string[]? Roles, string[]? Municipality, string[]? GrowthTeam);

    /// <summary>A token.</summary>
    /// <param name="Token">The token, for the header <c>Authorization: Bearer</c>.</param>
    internal sealed record TokenAnswer(string Token);
}
