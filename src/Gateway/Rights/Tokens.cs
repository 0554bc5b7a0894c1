using System.Runtime.CompilerServices;
using System.Security.Claims;
using Kkr.Municipalities;
using Kkr.Rights;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Kkr.Gateway.Rights;

/// <summary>How callers show who they are: bearer tokens of an OIDC issuer, or of this process where it issues its own.</summary>
internal static class Tokens
{
    /// <summary>The scheme that chooses, by what a request brings, how its caller is known.</summary>
    public const string Scheme = "caller";

    private const string Bearer = "Bearer ";

    /// <summary>How far the issuer's clock and this machine's may differ.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(60);

    private static readonly ConditionalWeakTable<ClaimsIdentity, Caller> Callers = [];

    private static readonly TimeSpan IssuerPatience = TimeSpan.FromSeconds(5);

    /// <summary>Algorithms with a public and a private key; a shared secret is accepted for development tokens only.</summary>
    private static readonly string[] IssuerAlgorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>Adds the checking of tokens, by the section <c>Auth</c>, and the rules of who may do what.</summary>
    public static void AddTokens(this IServiceCollection services, IConfiguration configuration)
    {
        // The first token of a new key waits for the keys to be read, where the library would refuse it and read them meanwhile.
        AppContext.SetSwitch("Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking", true);
        var settings = IssuerSettings.Read(configuration);
        services.AddSingleton(settings);
        services.AddSingleton<KnownTokens>();
        services.AddAuthentication(Scheme)
            .AddPolicyScheme(Scheme, null, scheme => scheme.ForwardDefault = JwtBearerDefaults.AuthenticationScheme)
            .AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<IServiceProvider>((options, provider) =>
        {
            options.TokenHandlers.Clear();
            options.TokenHandlers.Add(provider.GetRequiredService<KnownTokens>());
            options.Audience = settings.Audience;
            options.BackchannelTimeout = IssuerPatience;
            options.RefreshInterval = settings.LeastPause;
            options.Events = new() { OnMessageReceived = ReceiveAsync, OnTokenValidated = CheckSubject };
            var parameters = options.TokenValidationParameters;
            parameters.RoleClaimType = "roles";
            parameters.NameClaimType = JwtRegisteredClaimNames.Sub;
            parameters.ClockSkew = ClockSkew;
            parameters.RequireSignedTokens = true;
            parameters.RequireExpirationTime = true;
            parameters.ValidAudience = options.Audience;
            if (provider.GetService<DevelopmentTokens>() is { } development)
            {
                parameters.ValidIssuer = DevelopmentTokens.Issuer;
                parameters.IssuerSigningKey = development.Key;
                parameters.ValidAlgorithms = [SecurityAlgorithms.HmacSha256];
            }
            else if (settings.Authority is { } authority)
            {
                options.Authority = authority.ToString();
                // Discovery over plain HTTP is for an issuer on this machine only; the settings see to that.
                options.RequireHttpsMetadata = !authority.IsLoopback;
                parameters.ValidAlgorithms = IssuerAlgorithms;
            }
            else
            {
                // No issuer is configured: nobody can sign in, and what is public stays public.
                parameters.ValidIssuer = "none";
                parameters.IssuerSigningKeys = [];
            }
        });
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).PostConfigure(options =>
        {
            // Otherwise a key that the issuer has withdrawn would be good for another hour.
            if (options.ConfigurationManager is BaseConfigurationManager issuer) issuer.UseLastKnownGoodConfiguration = false;
        });
        services.AddHostedService<IssuerKeys>();
        var rules = services.AddAuthorizationBuilder()
            // What is no route is routing's own refusal of a method or a media type: nothing is behind it.
            .SetFallbackPolicy(new AuthorizationPolicyBuilder()
                .RequireAssertion(asked => asked.Resource is HttpContext context && context.GetEndpoint() is not RouteEndpoint).Build());
        foreach (var (name, rule) in Policy.All) rules.AddPolicy(name, rule);
    }

    /// <summary>
    /// Refuses a token that is not valid wherever it is shown: taken for nobody, its bearer would read public figures for
    /// complete ones without knowing.
    /// </summary>
    public static void UseTokens(this WebApplication app)
    {
        var known = app.Services.GetRequiredService<KnownTokens>();
        var options = app.Services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>();
        RequestDelegate afterwards = null!;
        // Who showed a token a moment ago is known without the library, which costs as much as all other middleware of a request together.
        app.Use(next => context =>
        {
            if (context.Request.Headers.Authorization is not [{ } brought] || !IsBearer(brought)
                || known.Find(brought.AsSpan(Bearer.Length).Trim(), options.Get(JwtBearerDefaults.AuthenticationScheme)) is not { } identity
                || !NamesSomebody(identity))
                return next(context);
            context.User = new(identity);
            return afterwards(context);
        });
        app.UseAuthentication();
        app.Use((context, next) =>
            context.User.Identity is not { IsAuthenticated: true } && BringsToken(context.Request) ? context.ChallengeAsync() : next(context));
        app.Use(next => afterwards = next);
    }

    /// <summary>Who asks, by a valid token; <see cref="Caller.Anonymous"/> without one.</summary>
    public static Caller Caller(this HttpContext context) =>
        // A token's identity is the same as long as the token is remembered, and is asked for several times a request.
        context.User is { Identity: ClaimsIdentity { IsAuthenticated: true } only } user && user.Identities.TryGetNonEnumeratedCount(out var identities) && identities == 1
            ? Callers.GetValue(only, static identity => CallerOf(new(identity)))
            : CallerOf(context.User);

    private static Caller CallerOf(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true } && user.FindFirstValue(JwtRegisteredClaimNames.Sub) is { Length: > 0 } subject
            ? new(
                subject,
                [.. user.FindAll("roles").Select(c => c.Value)],
                [.. user.FindAll("municipality").SelectMany(c => AreaCode.TryParse(c.Value, out var code) ? [code] : Array.Empty<AreaCode>())],
                [.. user.FindAll("growthTeam").Select(c => c.Value)])
            : Kkr.Rights.Caller.Anonymous;

    private static bool BringsToken(HttpRequest request) => request.Headers.Authorization.Any(IsBearer);

    private static bool IsBearer(string? authorization) => authorization?.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) == true;

    private static Task ReceiveAsync(MessageReceivedContext context) => BringsToken(context.Request)
        ? IssuerKeys.EnsureKnownAsync(context.Options, context.HttpContext.RequestAborted)
        : Task.CompletedTask;

    private static Task CheckSubject(TokenValidatedContext context)
    {
        if (context.Principal?.Identity is not ClaimsIdentity identity || !NamesSomebody(identity)) context.Fail("The token names nobody.");
        return Task.CompletedTask;
    }

    /// <summary>Whether what its bearer does can be traced to somebody: nobody passes for the product itself.</summary>
    private static bool NamesSomebody(ClaimsIdentity identity) =>
        identity.FindFirst(JwtRegisteredClaimNames.Sub)?.Value is { Length: > 0 } subject && subject != Kkr.Rights.Caller.System.Subject;
}
