using System.Security.Claims;
using Kkr.Pages.Api;
using Kkr.Pages.Municipalities;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Kkr.Pages.Session;

/// <summary>
/// How people sign in: with the OIDC issuer of <c>Auth:Authority</c> (authorization code with PKCE, as the client
/// <c>Auth:ClientId</c>), or, where the process issues its own tokens, by choosing a person. Their token lies in an encrypted
/// cookie that only the pages read.
/// </summary>
public static class SignIn
{
    /// <summary>The authentication scheme of the session's cookie.</summary>
    public const string Scheme = "kkr-session";

    private const string Issuer = "kkr-issuer";
    private const string CallbackPath = "/sign-in/callback";

    /// <summary>Adds the session and, where an issuer is configured, the way to sign in with it.</summary>
    internal static void AddSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        // No default scheme is set here: the API goes on to know bearer tokens only.
        var authentication = services.AddAuthentication().AddCookie(Scheme, options =>
        {
            options.Cookie.Name = "kkr-session";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.Cookie.IsEssential = true;
            options.SlidingExpiration = false;
            options.LoginPath = "/sign-in";
            options.ReturnUrlParameter = "return";
            options.Events.OnRedirectToLogin = context =>
            {
                if (context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)) context.Response.Redirect(context.RedirectUri);
                else context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            };
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        if (!HasIssuer(configuration)) return;
        authentication.AddOpenIdConnect(Issuer, options =>
        {
            options.Authority = configuration["Auth:Authority"];
            options.RequireHttpsMetadata = !new Uri(options.Authority!).IsLoopback;
            options.ClientId = configuration["Auth:ClientId"];
            options.ClientSecret = configuration["Auth:ClientSecret"];
            options.SignInScheme = Scheme;
            options.CallbackPath = CallbackPath;
            options.SignedOutCallbackPath = "/sign-out/callback";
            options.SignedOutRedirectUri = "/";
            options.ResponseType = "code";
            options.ResponseMode = "query";
            options.UsePkce = true;
            options.SaveTokens = true;
            options.MapInboundClaims = false;
            options.GetClaimsFromUserInfoEndpoint = false;
            options.NonceCookie.SameSite = options.CorrelationCookie.SameSite = SameSiteMode.Lax;
            options.NonceCookie.SecurePolicy = options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.Scope.Clear();
            foreach (var scope in (configuration["Auth:Scopes"] ?? "openid profile").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                options.Scope.Add(scope);
            options.TokenValidationParameters.NameClaimType = "sub";
            options.TokenValidationParameters.RoleClaimType = "roles";
            options.Events.OnTicketReceived = KeepSessionAsync;
            options.Events.OnRemoteFailure = context =>
            {
                context.Response.Redirect("/sign-in?failed=true");
                context.HandleResponse();
                return Task.CompletedTask;
            };
        });
    }

    /// <summary>Maps signing in and out.</summary>
    internal static void MapSignIn(this RouteGroupBuilder pages)
    {
        pages.MapGet("/sign-in", async (HttpContext context, IConfiguration configuration) =>
        {
            var returnTo = Local(context.Request.Query["return"]);
            var failed = context.Request.Query.ContainsKey("failed");
            if (HasIssuer(configuration) && !failed)
                return Results.Challenge(new AuthenticationProperties { RedirectUri = returnTo }, [Issuer]);
            var offered = OffersPersons(context, configuration);
            return Page.Of<SignInPage>(("ReturnTo", returnTo), ("Failed", failed), ("OffersPersons", offered), ("HasIssuer", HasIssuer(configuration)),
                ("Municipalities", offered ? await context.Api().MunicipalitiesAsync(await context.VisitorAsync(), context.RequestAborted) : []));
        });
        pages.MapPost("/sign-in", ChoosePersonAsync);
        pages.MapPost("/sign-out", async (HttpContext context, IConfiguration configuration) =>
        {
            if (HasIssuer(configuration)) return Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, [Scheme, Issuer]);
            await context.SignOutAsync(Scheme);
            return Results.LocalRedirect("/");
        });
        // The issuer sends people back here; the authentication handler answers before this endpoint is reached.
        pages.MapGet(CallbackPath, () => Results.LocalRedirect("/sign-in?failed=true"));
        pages.MapGet("/sign-out/callback", () => Results.LocalRedirect("/"));
    }

    private static bool HasIssuer(IConfiguration configuration) =>
        configuration["Auth:Authority"] is { Length: > 0 } && configuration["Auth:ClientId"] is { Length: > 0 };

    private static bool OffersPersons(HttpContext context, IConfiguration configuration) =>
        configuration.GetValue("Pages:ChoosePerson", false) && context.Connection.RemoteIpAddress is { } address && System.Net.IPAddress.IsLoopback(address);

    private static async Task<IResult> ChoosePersonAsync(HttpContext context, IConfiguration configuration)
    {
        if (!OffersPersons(context, configuration)) return Results.NotFound();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (subject, name, roles, municipalities, teams) = PersonOf(form);
        var answer = await context.Api().SendAsync(
            await context.VisitorAsync(), HttpMethod.Post, "/dev/token", new { subject, roles, municipality = municipalities, growthTeam = teams }, null, null, context.RequestAborted);
        if (!answer.IsSuccess) return Results.NotFound();
        await SignInAsync(context, answer.Body!.Value.GetProperty("token").GetString()!, name);
        return Results.LocalRedirect(Local(form["return"]));
    }

    private static (string Subject, string Name, string[] Roles, string[] Municipalities, string[] Teams) PersonOf(IFormCollection form)
    {
        // A button of one of the persons shown, or what was filled in.
        if (Person.Find(form["person"]) is { } person) return (person.Subject, person.Name, [.. person.Roles], [.. person.Municipalities], [.. person.GrowthTeams]);
        var subject = form["subject"].ToString() is { Length: > 0 and <= 100 } given ? given : "person";
        return (subject, subject, [.. form["roles"].OfType<string>()], [.. form["municipality"].OfType<string>().Where(m => m.Length > 0)],
            [.. form["growthTeam"].OfType<string>().Where(t => t.Length > 0)]);
    }

    private static Task SignInAsync(HttpContext context, string token, string? name)
    {
        var jwt = new JsonWebToken(token);
        var properties = new AuthenticationProperties { IsPersistent = false, ExpiresUtc = jwt.ValidTo };
        properties.StoreTokens([new AuthenticationToken { Name = "access_token", Value = token }]);
        return context.SignInAsync(Scheme, PrincipalOf(jwt, name), properties);
    }

    /// <summary>Keeps of what the issuer answered only what the pages need, for as long as the token is good.</summary>
    private static Task KeepSessionAsync(TicketReceivedContext context)
    {
        var token = context.Properties?.GetTokenValue("access_token");
        var handler = new JsonWebTokenHandler();
        if (token is null || context.Properties is null || context.Principal is null || !handler.CanReadToken(token))
        {
            context.Fail("The issuer gave no access token that can be read.");
            return Task.CompletedTask;
        }

        var jwt = handler.ReadJsonWebToken(token);
        var name = context.Principal.FindFirstValue("name") ?? context.Principal.FindFirstValue("preferred_username");
        var kept = new List<AuthenticationToken> { new() { Name = "access_token", Value = token } };
        if (context.Properties.GetTokenValue("id_token") is { } identity) kept.Add(new() { Name = "id_token", Value = identity });
        context.Properties.StoreTokens(kept);
        context.Properties.ExpiresUtc = jwt.ValidTo;
        context.Properties.IsPersistent = false;
        context.Principal = PrincipalOf(jwt, name);
        return Task.CompletedTask;
    }

    private static ClaimsPrincipal PrincipalOf(JsonWebToken token, string? name)
    {
        var claims = token.Claims.Where(c => c.Type is "sub" or "roles" or "municipality" or "growthTeam").Select(c => new Claim(c.Type, c.Value)).ToList();
        if (name is not null) claims.Add(new("name", name));
        return new(new ClaimsIdentity(claims, Scheme, "sub", "roles"));
    }

    /// <summary>A path of these pages; anything else leads to the first page.</summary>
    private static string Local(string? path) =>
        path is { Length: > 0 and <= 1000 } && path[0] == '/' && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal) ? path : "/";
}
