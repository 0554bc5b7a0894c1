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

    /// <summary>Adds what every request passes through.</summary>
    /// <param name="app">The contestant.</param>
    /// <param name="remembersTokens">Whether a signature is checked once a minute, as the product does, instead of with each request.</param>
    public static void UseContract(this WebApplication app, bool remembersTokens = false)
    {
        if (remembersTokens)
        {
            var tokens = new RememberedTokens(TimeProvider.System);
            app.UseWhen(context => !tokens.Recognise(context), unknown =>
            {
                unknown.UseAuthentication();
                unknown.Use((context, next) =>
                {
                    tokens.Remember(context);
                    return next(context);
                });
            });
        }
        else app.UseAuthentication();
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
