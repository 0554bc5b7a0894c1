using System.Text.RegularExpressions;
using Kkr.Testing.Oidc;
using Kkr.Testing.Processes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Kkr.Gateway.Tests.Rights;

/// <summary>What browsers are told, by every answer.</summary>
[Collection(RightsService.Collection)]
public sealed partial class BrowserRulesTests(RightsService service)
{
    [Theory]
    [InlineData("api/v1/data-sets", 200)]
    [InlineData("api/v1/obligations/overdue", 401)]
    [InlineData("api/v1/regions/999", 404)]
    [InlineData("findes/ikke", 404)]
    [InlineData("docs/", 200)]
    [InlineData("health/live", 200)]
    [InlineData("openapi/v1.json", 200)]
    [InlineData("fejl", 500)]
    public async Task Every_answer_tells_browsers_what_to_refuse(string path, int status)
    {
        await using var gateway = await service.StartGatewayAsync(
            map: app => app.MapGet("/fejl", IResult () => throw new InvalidCastException()).AllowAnonymous());
        using var client = new ApiClient(gateway.Urls.Single() + "/");
        var reply = (await client.GetAsync(path)).Expect(status);
        Assert.Equal("nosniff", reply.Header("X-Content-Type-Options"));
        Assert.Equal("DENY", reply.Header("X-Frame-Options"));
        Assert.Equal("same-origin", reply.Header("Referrer-Policy"));
        Assert.Equal("same-origin", reply.Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", reply.Header("Cross-Origin-Resource-Policy"));
        Assert.Contains("camera=()", reply.Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.Null(reply.Header("Server"));
        // Over plain HTTP it would mean nothing.
        Assert.Null(reply.Header("Strict-Transport-Security"));
        var rules = RulesOf(reply);
        // Nothing from elsewhere, but that signing out leads to the issuer.
        Assert.DoesNotContain(rules, rule => rule.Value.Contains("http", StringComparison.Ordinal) && rule.Key != "form-action");
        Assert.Equal(("'none'", "'none'", "'none'"), (rules["default-src"], rules["frame-ancestors"], rules["base-uri"]));
        Assert.DoesNotContain(rules.Values, sources => sources.Contains("unsafe-eval", StringComparison.Ordinal) || sources.Contains('*', StringComparison.Ordinal));
        Assert.DoesNotContain("unsafe-inline", rules.GetValueOrDefault("script-src") ?? "", StringComparison.Ordinal);
        if (path.StartsWith("api", StringComparison.Ordinal)) Assert.DoesNotContain("script-src", rules.Keys);
        if (!path.StartsWith("docs", StringComparison.Ordinal)) Assert.DoesNotContain("unsafe-inline", reply.Header("Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_inline_script_of_the_API_reference_has_a_nonce_of_its_own_each_time()
    {
        using var client = new ApiClient(service.Address);
        var nonces = new HashSet<string>();
        for (var i = 0; i < 2; i++)
        {
            var page = (await client.GetAsync("docs/")).Expect(200);
            var nonce = NonceSource().Match(page.Header("Content-Security-Policy")!).Groups[1].Value;
            Assert.True(nonces.Add(nonce) && nonce.Length >= 16);
            Assert.All(ScriptTag().Matches(page.Text), script => Assert.Contains($"nonce=\"{nonce}\"", script.Value, StringComparison.Ordinal));
            Assert.NotEmpty(ScriptTag().Matches(page.Text));
            // Nothing comes from anywhere else.
            Assert.DoesNotMatch("(src|href)=[\"'](https?:)?//", page.Text);
        }
    }

    [Fact]
    public async Task The_dashboard_runs_scripts_from_here_only()
    {
        using var client = new ApiClient(service.Address);
        var page = (await client.GetAsync("dashboard/", service.Oidc.Sign(new Person("drift", ["operator"])))).Expect(200);
        Assert.Equal("'self'", RulesOf(page)["script-src"]);
        Assert.DoesNotMatch("<script(?![^>]*src=)", page.Text);
        Assert.DoesNotMatch("(src|href)=[\"'](https?:)?//", page.Text);
    }

    [Fact]
    public async Task Over_TLS_browsers_are_told_to_stay_with_it()
    {
        await using var gateway = await service.StartGatewayAsync(new() { ["Proxies:Trusted"] = "127.0.0.1" });
        using var client = new ApiClient(gateway.Urls.Single() + "/");
        var reply = await client.GetAsync("api/v1/data-sets", null, ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "198.51.100.7"), ("Host", "kkr.example"));
        Assert.Equal("max-age=31536000", reply.Expect(200).Header("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Cookies_are_out_of_reach_of_scripts_and_other_sites()
    {
        await using var gateway = await service.StartGatewayAsync(new() { ["Proxies:Trusted"] = "127.0.0.1" }, map: app => app.MapGet("/kage", (HttpContext context) =>
            context.Response.Cookies.Append("navn", "værdi", new CookieOptions { SameSite = SameSiteMode.None })).AllowAnonymous());
        using var client = new ApiClient(gateway.Urls.Single() + "/");
        var cookie = (await client.GetAsync("kage", null, ("X-Forwarded-For", "198.51.100.7"))).Expect(200).Header("Set-Cookie")!;
        Assert.All((string[])["httponly", "secure", "samesite=lax"], word => Assert.Contains(word, cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("api/pxwebapi/v2/tables")]
    [InlineData("api/pxwebapi/v2/tables/VOKSENLAERLINGE/metadata")]
    [InlineData("api/statbank/v1/tables")]
    public async Task Published_tables_are_for_every_site_without_its_cookies(string path)
    {
        using var client = new ApiClient(service.Address);
        var reply = await client.GetAsync(path, null, ("Origin", "https://pxweb.example"));
        Assert.Equal("*", reply.Header("Access-Control-Allow-Origin"));
        Assert.Equal("cross-origin", reply.Header("Cross-Origin-Resource-Policy"));
        Assert.Null(reply.Header("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task Everything_else_is_for_no_other_site_unless_it_is_configured()
    {
        (string, string)[] asks = [("Origin", "https://kommune.example"), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "authorization,idempotency-key")];
        (string, string)[] foreign = [("Origin", "https://andre.example"), .. asks[1..]];
        string[] paths = ["api/v1/data-sets", "api/v1/municipalities/851/submissions", "api/v1/regions/081/aggregates/voksenlaerlinge"];
        using var client = new ApiClient(service.Address);
        foreach (var path in paths)
        {
            Assert.Null((await client.GetAsync(path, null, asks[0])).Header("Access-Control-Allow-Origin"));
            Assert.Null((await client.SendAsync(HttpMethod.Options, path, null, null, asks)).Header("Access-Control-Allow-Origin"));
        }

        await using var gateway = await service.StartGatewayAsync(new() { ["Cors:Origins"] = "https://kommune.example" });
        using var configured = new ApiClient(gateway.Urls.Single() + "/");
        foreach (var path in paths)
        {
            var reply = (await configured.SendAsync(HttpMethod.Options, path, null, null, asks)).Expect(204);
            Assert.Equal("https://kommune.example", reply.Header("Access-Control-Allow-Origin"));
            Assert.Null(reply.Header("Access-Control-Allow-Credentials"));
            Assert.Null((await configured.SendAsync(HttpMethod.Options, path, null, null, foreign)).Header("Access-Control-Allow-Origin"));
        }
    }

    private static Dictionary<string, string> RulesOf(Reply reply) => reply.Header("Content-Security-Policy")!.Split(';', StringSplitOptions.TrimEntries)
        .Select(rule => rule.Split(' ', 2)).ToDictionary(words => words[0], words => words[1]);

    [GeneratedRegex("'nonce-([^']+)'")]
    private static partial Regex NonceSource();

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex ScriptTag();
}
