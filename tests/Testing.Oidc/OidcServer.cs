using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Kkr.Testing.Oidc;

/// <summary>
/// An OIDC provider on the loopback address, built with OpenIddict: discovery, published keys that can be rolled over,
/// client credentials (every person is a client, too), and the authorization code flow with PKCE for the web page.
/// </summary>
public sealed class OidcServer : IAsyncDisposable
{
    /// <summary>The service that its tokens are for.</summary>
    public const string Audience = "kkr";

    /// <summary>The client id of the web page.</summary>
    public const string WebClient = "kkr-web";

    /// <summary>The secret of the web page.</summary>
    public const string WebClientSecret = "kkr-web-secret";

    private readonly SigningKeys _keys = new();
    private readonly SymmetricSecurityKey _encryption = new(RandomNumberGenerator.GetBytes(32));
    private readonly ConcurrentDictionary<string, Person> _people = new(StringComparer.Ordinal);
    private readonly HttpClient _client = new();
    private WebApplication _app = null!;
    private int _port;

    private OidcServer() { }

    /// <summary>Its address, without a slash at the end: what <c>Auth:Authority</c> is to be.</summary>
    public string Authority { get; private set; } = null!;

    /// <summary>How often its keys were asked for.</summary>
    public int KeysRead { get; private set; }

    private string Issuer => Authority + "/";

    /// <summary>Starts one, at a free port.</summary>
    public static async Task<OidcServer> StartNewAsync()
    {
        var server = new OidcServer();
        await server.StartAsync();
        return server;
    }

    /// <summary>Starts it again, at the same address and with the same keys.</summary>
    public async Task StartAsync()
    {
        _app = Build($"http://127.0.0.1:{_port}");
        await _app.StartAsync();
        Authority = _app.Urls.Single();
        _port = new Uri(Authority).Port;
    }

    /// <summary>Ends it, as if it had gone away.</summary>
    public async Task StopAsync() => await _app.DisposeAsync();

    /// <summary>Makes somebody known, or known anew.</summary>
    public void Add(Person person) => _people[person.Subject] = person;

    /// <summary>A token from the token endpoint.</summary>
    public async Task<string> TokenAsync(Person person)
    {
        Add(person);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = person.Subject,
            ["client_secret"] = Person.Password,
        });
        using var response = await _client.PostAsync(Authority + "/connect/token", form);
        var answer = JsonElement.Parse(await response.Content.ReadAsStringAsync());
        return response.IsSuccessStatusCode
            ? answer.GetProperty("access_token").GetString()!
            : throw new InvalidOperationException($"The provider answered {response.StatusCode}: {answer.GetRawText()}");
    }

    /// <summary>A token of somebody for whom roles and municipalities are all that matters.</summary>
    public Task<string> TokenAsync(string subject, string[] roles, params string[] municipalities) =>
        TokenAsync(new Person(subject, roles, municipalities));

    /// <summary>A token such as the token endpoint gives, without the way there.</summary>
    /// <param name="person">Whom it is of.</param>
    /// <param name="validFor">How long it is valid from now on; may be over already.</param>
    public string Sign(Person person, TimeSpan? validFor = null) =>
        TokenForgery.Make(_keys, Issuer, person, null, TimeProvider.System.GetUtcNow().UtcDateTime, validFor);

    /// <summary>A token with claims in JSON, as some provider writes them.</summary>
    public string SignClaims(string claims)
    {
        var token = System.Text.Json.Nodes.JsonNode.Parse(claims)!.AsObject();
        var now = TimeProvider.System.GetUtcNow();
        (token["iss"], token["aud"], token["exp"]) = (Issuer, Audience, (now + TimeSpan.FromHours(1)).ToUnixTimeSeconds());
        return new JsonWebTokenHandler().CreateToken(token.ToJsonString(), new SigningCredentials(_keys.All[0], SecurityAlgorithms.RsaSha256));
    }

    /// <summary>A token that must not be taken.</summary>
    public string Forge(Person person, TokenFault fault) =>
        TokenForgery.Make(_keys, Issuer, person, fault, TimeProvider.System.GetUtcNow().UtcDateTime);

    /// <summary>Signs with a new key from now on; the earlier ones stay published.</summary>
    public void RollKeyOver() => Change(_keys.Add);

    /// <summary>Publishes only the key that signs.</summary>
    public void DropOldKeys() => Change(_keys.DropOld);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
        _keys.Dispose();
    }

    private void Change(Action change)
    {
        change();
        // Its options are read again, and with them the keys.
        _app.Services.GetRequiredService<IOptionsMonitorCache<OpenIddictServerOptions>>().Clear();
    }

    private WebApplication Build(string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token").SetEndSessionEndpointUris("connect/logout");
            server.AllowClientCredentialsFlow().AllowAuthorizationCodeFlow().AllowRefreshTokenFlow().RequireProofKeyForCodeExchange();
            server.RegisterScopes(Scopes.OpenId, Scopes.Profile, Scopes.OfflineAccess, Audience);
            server.AddEncryptionKey(_encryption).DisableAccessTokenEncryption();
            // Nothing is stored: people are held in memory, and who may ask is decided below.
            server.EnableDegradedMode();
            server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough().EnableEndSessionEndpointPassthrough()
                .DisableTransportSecurityRequirement();
            server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(ValidateAuthorization));
            server.AddEventHandler<ValidateEndSessionRequestContext>(handler => handler.UseInlineHandler(_ => default));
            server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(ValidateToken));
            server.AddEventHandler<HandleJsonWebKeySetRequestContext>(handler => handler.UseInlineHandler(_ =>
            {
                KeysRead++;
                return default;
            }));
        });
        builder.Services.AddOptions<OpenIddictServerOptions>().Configure(options =>
        {
            foreach (var key in _keys.All) options.SigningCredentials.Add(new(key, SecurityAlgorithms.RsaSha256));
        });
        builder.Services.AddAuthentication();
        var app = builder.Build();
        app.UseAuthentication();
        app.MapMethods("/connect/authorize", ["GET", "POST"], Authorize);
        app.MapPost("/connect/token", (Delegate)ExchangeAsync);
        app.MapMethods("/connect/logout", ["GET", "POST"], () => Results.SignOut(
            authenticationSchemes: [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]));
        return app;
    }

    private static ValueTask ValidateAuthorization(ValidateAuthorizationRequestContext context)
    {
        if (context.ClientId != WebClient) context.Reject(Errors.InvalidClient);
        else if (!Uri.TryCreate(context.RedirectUri, UriKind.Absolute, out var uri) || !uri.IsLoopback) context.Reject(Errors.InvalidRequest);
        return default;
    }

    private ValueTask ValidateToken(ValidateTokenRequestContext context)
    {
        var isKnown = context.Request.IsClientCredentialsGrantType()
            ? context.ClientId is { } id && _people.ContainsKey(id) && context.ClientSecret == Person.Password
            : context.ClientId == WebClient && context.ClientSecret == WebClientSecret;
        if (!isKnown) context.Reject(Errors.InvalidClient);
        return default;
    }

    private IResult Authorize(HttpContext context)
    {
        var request = context.GetOpenIddictServerRequest()!;
        var name = (string?)request["username"];
        if (name is not null && _people.TryGetValue(name, out var person) && (string?)request["password"] == Person.Password)
            return SignIn(person, request.GetScopes());
        return SignInPage.Show(
            request.GetParameters().Where(p => p.Key is not ("username" or "password")).Select(p => KeyValuePair.Create(p.Key, (string?)p.Value ?? "")),
            refused: name is not null);
    }

    private async Task<IResult> ExchangeAsync(HttpContext context)
    {
        var request = context.GetOpenIddictServerRequest()!;
        if (request.IsClientCredentialsGrantType()) return SignIn(_people[request.ClientId!], request.GetScopes());
        // A code or a refresh token: whoever it was given to is known anew, with what is true of them by now.
        var result = await context.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        return result.Principal?.GetClaim(Claims.Subject) is { } subject && _people.TryGetValue(subject, out var person)
            ? SignIn(person, result.Principal.GetScopes())
            : Results.Forbid(authenticationSchemes: [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }

    private static IResult SignIn(Person person, ImmutableArray<string> scopes)
    {
        var identity = new ClaimsIdentity("oidc", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, person.Subject).SetClaim(Claims.Name, person.Subject)
            .SetClaims("roles", [.. person.Roles]).SetClaims("municipality", [.. person.Municipalities]).SetClaims("growthTeam", [.. person.GrowthTeams]);
        identity.SetScopes(scopes);
        identity.SetResources(Audience);
        identity.SetDestinations(static _ => [Destinations.AccessToken, Destinations.IdentityToken]);
        return Results.SignIn(new(identity), authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }
}
