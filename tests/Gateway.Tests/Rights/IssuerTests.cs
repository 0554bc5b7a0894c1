using System.Diagnostics;
using System.Text.Json;
using Kkr.Gateway.Rights;
using Kkr.Testing.Oidc;
using Kkr.Testing.Processes;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.Tokens;

namespace Kkr.Gateway.Tests.Rights;

/// <summary>Tokens of an OIDC provider: how they are found to be good, and what happens when its keys or it itself change.</summary>
[Collection(RightsService.Collection)]
public sealed class IssuerTests(RightsService service)
{
    private const string Path = "api/v1/municipalities/851";

    private static readonly Person Reporter = new("jytte", ["reporter"], "851");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_token_from_the_providers_token_endpoint_is_taken()
    {
        using var client = new ApiClient(service.Address);
        var token = await service.Oidc.TokenAsync(Reporter);
        (await client.GetAsync(Path, token)).Expect(200);
        (await client.GetAsync("api/v1/municipalities/813", token)).Expect(403, "/problems/forbidden");
    }

    /// <summary>Providers write one value as a text or as a list, and a code with or without its zero.</summary>
    [Theory]
    [InlineData("\"reporter\"", "\"851\"", 200)]
    [InlineData("[\"reporter\"]", "[\"0851\"]", 200)]
    [InlineData("[\"operator\",\"reporter\"]", "[\"813\",\"851\"]", 200)]
    [InlineData("[\"reporter\"]", "[851]", 200)]
    [InlineData("\"operator reporter\"", "\"851\"", 403)]
    [InlineData("[\"Reporter\"]", "[\"851\"]", 403)]
    [InlineData("[\"reporter\"]", "[\"081\"]", 403)]
    [InlineData("[\"reporter\"]", "\"813,851\"", 403)]
    public async Task Claims_are_read_in_every_form_that_providers_write(string roles, string municipality, int status)
    {
        using var client = new ApiClient(service.Address);
        var token = service.Oidc.SignClaims($$"""{"sub":"x","roles":{{roles}},"municipality":{{municipality}}}""");
        Assert.Equal(status, (await client.GetAsync(Path, token)).Status);
    }

    [Fact]
    public async Task Clocks_may_differ_by_a_minute()
    {
        using var client = new ApiClient(service.Address);
        (await client.GetAsync(Path, service.Oidc.Sign(Reporter, TimeSpan.FromSeconds(-20)))).Expect(200);
        (await client.GetAsync(Path, service.Oidc.Sign(Reporter, TimeSpan.FromSeconds(-90)))).Expect(401, "/problems/unauthorized");
    }

    [Fact]
    public async Task A_token_that_is_not_valid_is_refused_where_everybody_may_read_too()
    {
        using var client = new ApiClient(service.Address);
        foreach (var path in (string[])["api/v1/regions/081", "api/v1/data-sets", "api/pxwebapi/v2/tables", "docs/"])
        {
            (await client.GetAsync(path)).Expect(200);
            Assert.StartsWith("Bearer", (await client.GetAsync(path, service.Oidc.Forge(Reporter, TokenFault.Expired))).Expect(401).Header("WWW-Authenticate"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nobody_passes_for_the_product_itself()
    {
        using var client = new ApiClient(service.Address);
        (await client.GetAsync("api/v1/obligations/overdue", service.Oidc.Sign(new Person("system", ["secretariat"])))).Expect(401);
        (await client.GetAsync("api/v1/obligations/overdue", service.Oidc.Sign(new Person("systemet", ["secretariat"])))).Expect(200);
    }

    [Fact]
    public async Task A_new_key_is_taken_at_once_and_the_old_one_while_it_is_published()
    {
        await using var oidc = await OidcServer.StartNewAsync();
        await using var gateway = await service.StartGatewayAsync(authority: oidc.Authority);
        using var client = new ApiClient(gateway.Urls.Single() + "/");
        var first = await oidc.TokenAsync(Reporter);
        (await client.GetAsync(Path, first)).Expect(200);
        oidc.RollKeyOver();
        var second = await oidc.TokenAsync(Reporter);
        Assert.NotEqual(KeyOf(first), KeyOf(second));
        (await client.GetAsync(Path, second)).Expect(200);
        (await client.GetAsync(Path, first)).Expect(200);

        // The key is gone, and the next token makes it known: nothing of what was known before is taken any more.
        oidc.RollKeyOver();
        oidc.DropOldKeys();
        await UntilAsync(client, await oidc.TokenAsync(Reporter), 200);
        (await client.GetAsync(Path, first)).Expect(401);
        (await client.GetAsync(Path, second)).Expect(401);
    }

    [Fact]
    public async Task A_key_that_the_provider_withdraws_is_refused_after_the_configured_time_though_nobody_brings_a_new_one()
    {
        await using var oidc = await OidcServer.StartNewAsync();
        await using var gateway = await service.StartGatewayAsync(new() { ["Auth:KeyRefresh"] = "00:00:01" }, authority: oidc.Authority);
        using var client = new ApiClient(gateway.Urls.Single() + "/");
        var old = await oidc.TokenAsync(Reporter);
        (await client.GetAsync(Path, old)).Expect(200);
        oidc.RollKeyOver();
        oidc.DropOldKeys();
        await UntilAsync(client, old, 401);
        (await client.GetAsync(Path, await oidc.TokenAsync(Reporter))).Expect(200);
    }

    [Fact]
    public async Task Tokens_of_unknown_keys_do_not_make_the_gateway_ask_the_provider_each_time()
    {
        await using var oidc = await OidcServer.StartNewAsync();
        await using var gateway = await service.StartGatewayAsync(authority: oidc.Authority);
        using var client = new ApiClient(gateway.Urls.Single() + "/");
        (await client.GetAsync(Path, await oidc.TokenAsync(Reporter))).Expect(200);
        var (before, started) = (oidc.KeysRead, Stopwatch.GetTimestamp());
        for (var i = 0; i < 50; i++) (await client.GetAsync(Path, oidc.Forge(Reporter, TokenFault.UnknownKey))).Expect(401);
        // Once in ten seconds at most, and once more at the start.
        Assert.InRange(oidc.KeysRead - before, 0, 2 + (int)(Stopwatch.GetElapsedTime(started).TotalSeconds / 10));
    }

    [Fact]
    public async Task While_the_provider_is_away_known_keys_are_enough_and_without_them_the_answer_is_to_try_again()
    {
        await using var oidc = await OidcServer.StartNewAsync();
        var token = await oidc.TokenAsync(Reporter);
        await using var knowing = await service.StartGatewayAsync(new() { ["Auth:KeyRefresh"] = "00:00:01" }, authority: oidc.Authority);
        using var client = new ApiClient(knowing.Urls.Single() + "/");
        (await client.GetAsync(Path, token)).Expect(200);
        await oidc.StopAsync();
        await using var unknowing = await service.StartGatewayAsync(authority: oidc.Authority);
        using var other = new ApiClient(unknowing.Urls.Single() + "/");
        Assert.NotNull((await other.GetAsync(Path, token)).Expect(503, "/problems/unavailable").Header("Retry-After"));
        (await other.GetAsync("api/v1/data-sets")).Expect(200);
        await Task.Delay(TimeSpan.FromSeconds(2.5), TestContext.Current.CancellationToken);
        (await client.GetAsync(Path, token)).Expect(200);
        await oidc.StartAsync();
        await UntilAsync(other, token, 200);
    }

    [Fact]
    public async Task Without_a_provider_nobody_can_sign_in_and_what_is_public_stays_public()
    {
        await using var gateway = await service.StartGatewayAsync(authority: "");
        using var client = new ApiClient(gateway.Urls.Single() + "/");
        (await client.GetAsync(Path, await service.Oidc.TokenAsync(Reporter))).Expect(401);
        (await client.GetAsync("api/v1/data-sets")).Expect(200);
    }

    [Theory]
    [InlineData("https://login.example", true)]
    [InlineData("http://127.0.0.1:5000", true)]
    [InlineData("http://localhost/realms/kkr", true)]
    [InlineData("http://login.example", false)]
    [InlineData("login.example", false)]
    [InlineData("file:///etc/passwd", false)]
    public void A_provider_is_asked_over_TLS_unless_it_is_on_this_machine(string authority, bool isTaken)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Auth:Authority", authority)]).Build();
        if (isTaken) Assert.Equal(new Uri(authority), IssuerSettings.Read(configuration).Authority);
        else Assert.Contains(authority, Assert.Throws<InvalidOperationException>(() => IssuerSettings.Read(configuration)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Development_tokens_are_good_for_nothing_in_a_cluster_and_there_is_nowhere_to_get_them()
    {
        using var client = new ApiClient(service.Address);
        (await client.PostAsync("dev/token", """{"subject":"s","roles":["secretariat"]}""")).Expect(404);
        var folder = Directory.CreateTempSubdirectory("kkr-key-");
        var token = new DevelopmentTokens(System.IO.Path.Combine(folder.FullName, "token.key"), OidcServer.Audience, TimeProvider.System)
            .Issue("s", ["secretariat"], [], []);
        folder.Delete(recursive: true);
        (await client.GetAsync("api/v1/obligations/overdue", token)).Expect(401);
    }

    private static async Task UntilAsync(ApiClient client, string token, int status)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var reply = await client.GetAsync(Path, token);
            if (reply.Status == status) return;
            if (Stopwatch.GetElapsedTime(started) > Patience) reply.Expect(status);
            await Task.Delay(100);
        }
    }

    private static string KeyOf(string token) =>
        JsonElement.Parse(Base64UrlEncoder.Decode(token.Split('.')[0])).GetProperty("kid").GetString()!;
}
