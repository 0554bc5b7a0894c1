using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;

namespace Kkr.Bench.Contract;

/// <summary>What the minimal APIs have in common: the same server settings, the same tokens of the same issuer.</summary>
internal static class ContestantApp
{
    /// <summary>Adds the checking of bearer tokens.</summary>
    public static void AddContract(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.MapInboundClaims = false;
            options.Authority = builder.Configuration["Auth:Authority"];
            options.Audience = builder.Configuration["Auth:Audience"];
            options.RequireHttpsMetadata = false;
            options.TokenValidationParameters.RoleClaimType = "roles";
        });
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ContractJson.Default));
        builder.Services.AddHealthChecks();
    }

    /// <summary>Adds what every request passes through. Where it is configured, a token's signature is checked once a minute, as the product does.</summary>
    public static void UseContract(this WebApplication app)
    {
        var remembered = app.Configuration.GetValue<bool>(RememberedTokens.Setting) ? new RememberedTokens(TimeProvider.System) : null;
        RequestDelegate afterwards = null!;
        app.Use(next => context => remembered?.Recognise(context) == true ? afterwards(context) : next(context));
        app.UseAuthentication();
        app.Use((context, next) =>
        {
            remembered?.Remember(context);
            return next(context);
        });
        app.Use(next => afterwards = next);
        app.UseAuthorization();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }

    /// <summary>Maps the two routes that are measured.</summary>
    public static void MapContract(
        this WebApplication app, Func<string, HttpContext, Task<IResult>> submit, Func<string, string, HttpContext, Task<IResult>> aggregate)
    {
        app.MapPost("/api/v1/municipalities/{code}/submissions", (string code, HttpContext context) => submit(code, context))
            .RequireAuthorization(policy => policy.RequireRole("reporter", "secretariat"));
        app.MapGet("/api/v1/regions/{code}/aggregates/{dataSet}", (string code, string dataSet, HttpContext context) => aggregate(code, dataSet, context));
    }
}
