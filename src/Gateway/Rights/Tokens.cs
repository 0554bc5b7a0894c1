using System.Security.Claims;
using Kkr.Rights;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.IdentityModel.Tokens;

namespace Kkr.Gateway.Rights;

/// <summary>How callers show who they are: bearer tokens of an OIDC issuer, or of this process where it issues its own.</summary>
internal static class Tokens
{
    /// <summary>The policy of endpoints that only operators may use.</summary>
    public const string OperatorsOnly = "operators";

    /// <summary>Algorithms with a public and a private key; a shared secret is accepted for development tokens only.</summary>
    private static readonly string[] IssuerAlgorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>Adds the checking of tokens, by <c>Auth:Authority</c> and <c>Auth:Audience</c>.</summary>
    public static void AddTokens(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<IServiceProvider>((options, provider) =>
        {
            options.MapInboundClaims = false;
            options.Audience = configuration["Auth:Audience"] ?? "kkr";
            options.TokenValidationParameters.RoleClaimType = "roles";
            options.TokenValidationParameters.NameClaimType = "sub";
            options.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(60);
            options.TokenValidationParameters.RequireSignedTokens = true;
            options.TokenValidationParameters.RequireExpirationTime = true;
            options.TokenValidationParameters.ValidAudience = options.Audience;
            if (provider.GetService<DevelopmentTokens>() is { } development)
            {
                options.TokenValidationParameters.ValidIssuer = DevelopmentTokens.Issuer;
                options.TokenValidationParameters.IssuerSigningKey = development.Key;
                options.TokenValidationParameters.ValidAlgorithms = [SecurityAlgorithms.HmacSha256];
            }
            else if (configuration["Auth:Authority"] is { Length: > 0 } authority)
            {
                options.Authority = authority;
                // Discovery over plain HTTP is for an issuer on this machine only.
                options.RequireHttpsMetadata = !new Uri(authority).IsLoopback;
                options.TokenValidationParameters.ValidAlgorithms = IssuerAlgorithms;
            }
            else
            {
                // No issuer is configured: nobody can sign in, and what is public stays public.
                options.TokenValidationParameters.ValidIssuer = "none";
                options.TokenValidationParameters.IssuerSigningKeys = [];
            }
        });
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(OperatorsOnly, policy => policy
                // The dashboard is opened from the web page, too; it only shows.
                .AddAuthenticationSchemes(JwtBearerDefaults.AuthenticationScheme, Kkr.Pages.Session.SignIn.Scheme).RequireRole(Role.Operator));
    }

    /// <summary>Who asks, by a valid token; <see cref="Caller.Anonymous"/> without one.</summary>
    public static Caller Caller(this HttpContext context)
    {
        var user = context.User;
        return user.Identity is { IsAuthenticated: true } && user.FindFirstValue("sub") is { Length: > 0 } subject
            ? new(
                subject,
                [.. user.FindAll("roles").Select(c => c.Value)],
                [.. user.FindAll("municipality").SelectMany(c => Kkr.Municipalities.AreaCode.TryParse(c.Value, out var code) ? [code] : Array.Empty<Kkr.Municipalities.AreaCode>())],
                [.. user.FindAll("growthTeam").Select(c => c.Value)])
            : Kkr.Rights.Caller.Anonymous;
    }
}
