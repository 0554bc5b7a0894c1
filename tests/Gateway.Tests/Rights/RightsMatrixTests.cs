using System.Text.RegularExpressions;
using Kkr.Gateway.Rights;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Kkr.Gateway.Tests.Rights;

/// <summary>
/// Every endpoint × role × own and foreign municipality or team × token, held against the table of the contract; and that
/// the matrix finds any rule that is taken away.
/// </summary>
[Collection(RightsService.Collection)]
public sealed partial class RightsMatrixTests(RightsService service, ITestOutputHelper output)
{
    private static readonly ParallelOptions Few = new() { MaxDegreeOfParallelism = 4 };

    private static readonly string[] Programs = ["api", "dev", "docs", "health", "metrics", "openapi"];

    private static IEnumerable<KeyValuePair<(string Method, string Path), string[]>> Everything => AccessTable.Described.Concat(AccessTable.Undescribed);

    [Fact]
    public async Task The_table_names_every_endpoint_that_the_API_describes_and_no_other()
    {
        using var client = new HttpClient { BaseAddress = new(service.Address) };
        var document = System.Text.Json.JsonElement.Parse(await client.GetStringAsync("openapi/v1.json", TestContext.Current.CancellationToken));
        var described = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}")).Order();
        Assert.Equal(AccessTable.Described.Keys.Select(e => $"{e.Method} {e.Path}").Order(), described);
    }

    [Fact]
    public void The_table_names_every_endpoint_that_there_is()
    {
        var named = Everything.Select(e => (e.Key.Method, Normal(e.Key.Path))).ToHashSet();
        var unnamed = Endpoints().Where(e => !named.Any(n => (e.Methods.Count == 0 || e.Methods.Contains(n.Method)) && Matches(e.Endpoint.RoutePattern, n.Item2)))
            .Select(e => e.Endpoint);
        // Beside its page, the dashboard has many addresses, all under one rule. Pages have no rights of their own: what they
        // show, they read from the API with the visitor's token.
        Assert.DoesNotContain(unnamed, endpoint => Programs.Any(start => Start(endpoint).Equals(start, StringComparison.Ordinal)));
        Assert.All(Endpoints().Where(e => !Programs.Append("dashboard").Contains(Start(e.Endpoint))), e => Assert.Equal(DeclaredRules.Everybody, DeclaredRules.RuleOf(e.Endpoint)));
        Assert.All(
            Endpoints().Where(e => Start(e.Endpoint) == "dashboard"),
            e => Assert.Equal(Policy.Operators, DeclaredRules.RuleOf(e.Endpoint)));
    }

    [Fact]
    public async Task Every_endpoint_answers_everybody_as_the_table_says()
    {
        using var matrix = new RightsMatrix(service.Address, service.Oidc);
        await Parallel.ForEachAsync(Everything, Few, async (endpoint, _) =>
        {
            await matrix.AskAsync(endpoint.Key, endpoint.Value);
            await matrix.AskWithFaultsAsync(endpoint.Key);
        });
        output.WriteLine(
            $"{matrix.Asked} cells: {AccessTable.Described.Count} described endpoints and {AccessTable.Undescribed.Count} others, {Identity.All.Length} identities.");
        Assert.Empty(matrix.Wrong);
    }

    /// <summary>A rule that lets everybody through must be noticed, whichever it is.</summary>
    [Fact]
    public async Task Taking_any_one_rule_away_is_found()
    {
        foreach (var rule in Policy.All.Keys)
        {
            var bare = Endpoints().Where(e => DeclaredRules.RuleOf(e.Endpoint) == rule).ToArray();
            Assert.True(bare.Length > 0, $"No endpoint has the rule {rule}.");
            var found = await WrongWithoutAsync(e => DeclaredRules.RuleOf(e) == rule, bare);
            output.WriteLine($"{rule}: {bare.Length} endpoints, {found} cells wrong without it");
            Assert.True(found > 0, $"Nobody would notice that the rule {rule} is gone.");
        }
    }

    /// <summary>An endpoint whose rule was forgotten must be noticed, whichever it is.</summary>
    [Fact]
    public async Task Taking_the_rule_of_any_one_endpoint_away_is_found()
    {
        var unnoticed = new List<string?>();
        var ruled = Endpoints().Where(e => DeclaredRules.RuleOf(e.Endpoint) is not (null or DeclaredRules.Everybody)
            && Everything.Any(t => Is(e, t.Key))).ToArray();
        foreach (var endpoint in ruled)
            if (await WrongWithoutAsync(e => e.DisplayName == endpoint.Endpoint.DisplayName, [endpoint]) == 0) unnoticed.Add(endpoint.Endpoint.DisplayName);
        output.WriteLine($"{ruled.Length} endpoints");
        Assert.Empty(unnoticed);
    }

    [Fact]
    public async Task An_endpoint_without_a_rule_is_refused_to_everybody_and_no_gateway_starts_with_one()
    {
        await using var gateway = await service.StartGatewayAsync(map: app => app.MapGet("/glemt", () => "x"));
        using var matrix = new RightsMatrix(gateway.Urls.Single() + "/", service.Oidc);
        await matrix.AskAsync(("GET", "/glemt"), []);
        Assert.Empty(matrix.Wrong);
        Assert.Contains("GET /glemt", Assert.Throws<InvalidOperationException>(gateway.EnsureRules).Message, StringComparison.Ordinal);
        service.Gateway.EnsureRules();
    }

    private async Task<int> WrongWithoutAsync(Func<Endpoint, bool> removed, (RouteEndpoint Endpoint, IReadOnlyList<string> Methods)[] bare)
    {
        using var matrix = new RightsMatrix(service.Address, service.Oidc);
        service.Rules.Removed = removed;
        try
        {
            await Parallel.ForEachAsync(
                Everything.Where(t => bare.Any(e => Is(e, t.Key))), Few, async (endpoint, _) => await matrix.AskAsync(endpoint.Key, endpoint.Value));
        }
        finally
        {
            service.Rules.Removed = _ => false;
        }

        return matrix.Wrong.Count;
    }

    private List<(RouteEndpoint Endpoint, IReadOnlyList<string> Methods)> Endpoints() =>
        [.. service.Gateway.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => (e, e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []))];

    private static string Start(RouteEndpoint endpoint) => (endpoint.RoutePattern.RawText ?? "").TrimStart('/').Split('/')[0];

    private static bool Is((RouteEndpoint Endpoint, IReadOnlyList<string> Methods) endpoint, (string Method, string Path) named) =>
        (endpoint.Methods.Count == 0 || endpoint.Methods.Contains(named.Method)) && Matches(endpoint.Endpoint.RoutePattern, Normal(named.Path));

    private static bool Matches(RoutePattern pattern, string path)
    {
        var own = Normal("/" + (pattern.RawText ?? "").TrimStart('/'));
        return own == path || (own == "/docs/*" && path.StartsWith("/docs/", StringComparison.Ordinal)) || (own == "/openapi/*" && path.StartsWith("/openapi/", StringComparison.Ordinal));
    }

    /// <summary>A path in which every parameter is a star.</summary>
    private static string Normal(string path) => Parameter().Replace(path.Length > 1 ? path.TrimEnd('/') : path, "*");

    [GeneratedRegex(@"\{[^}]*\}(\.json)?")]
    private static partial Regex Parameter();
}
