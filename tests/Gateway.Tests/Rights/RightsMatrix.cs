using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Kkr.Testing.Oidc;

namespace Kkr.Gateway.Tests.Rights;

/// <summary>Asks every endpoint as everybody, with every token, and holds the answers against the table.</summary>
internal sealed class RightsMatrix(string address, OidcServer oidc) : IDisposable
{
    public const string Municipality = "851";
    public const string Team = "nordjylland";

    /// <summary>What is behind an address where it is, and what is behind it where nothing is.</summary>
    private static readonly (string Start, string There, string NotThere)[] Ids =
    [
        ("/api/v1/growth-teams", Team, Team),
        ("/api/v1/result-contracts", "erhvervshus-nordjylland-2020", "findes-ikke"),
        ("/api/v1/agreements", "danskuddannelse-nordjylland", "findes-ikke"),
        ("/api/v1/campaigns", "voksenlaerlinge-nordjylland", "findes-ikke"),
        ("/api/v1/data-sets", "voksenlaerlinge", "findes-ikke"),
        ("/api/pxwebapi", "VOKSENLAERLINGE", "FINDESIKKE"),
    ];

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = 8 })
    {
        BaseAddress = new(address),
        Timeout = TimeSpan.FromMinutes(2),
    };

    private readonly ConcurrentDictionary<(Identity Who, TokenFault? Fault), string> _tokens = new();

    /// <summary>The cells in which the answer was not what the table says, in words.</summary>
    public ConcurrentQueue<string> Wrong { get; } = new();

    /// <summary>How many cells were asked.</summary>
    public int Asked => _asked;

    private int _asked;

    /// <summary>Asks one endpoint as everybody whose tokens are valid, and as nobody; with whatever is there, and with nothing there.</summary>
    public async Task AskAsync((string Method, string Path) endpoint, string[] rule)
    {
        foreach (var there in (bool[])[true, false])
        {
            // Whoever may not see a thing gets the same answer, whether it is there or not.
            await CheckAsync(endpoint, there, "nobody", null, rule is ["*"] ? null : 401);
            foreach (var who in Identity.All)
                // Of what is not there, the municipalities may not know that it is not: a contract that they may not see.
                if (there || !(endpoint.Path.StartsWith("/api/v1/result-contracts/", StringComparison.Ordinal) && who.Role is "reporter" or "approver"))
                    await CheckAsync(endpoint, there, who.Person.Subject, Token(who, null), who.May(rule) ? null : rule is ["*"] ? 401 : 403);
        }
    }

    /// <summary>Asks one endpoint as everybody, with every token that must not be taken.</summary>
    public async Task AskWithFaultsAsync((string Method, string Path) endpoint)
    {
        foreach (var who in Identity.All)
            foreach (var fault in Enum.GetValues<TokenFault>())
                await CheckAsync(endpoint, true, $"{who.Person.Subject} with {fault}", Token(who, fault), 401);
    }

    public void Dispose() => _client.Dispose();

    private string Token(Identity who, TokenFault? fault) => _tokens.GetOrAdd(
        (who, fault), asked => asked.Fault is { } wrong ? oidc.Forge(asked.Who.Person, wrong) : oidc.Sign(asked.Who.Person));

    /// <param name="expected">The status that it must have; null for any but those of refusals and failures.</param>
    private async Task CheckAsync((string Method, string Path) endpoint, bool there, string who, string? token, int? expected)
    {
        Interlocked.Increment(ref _asked);
        using var request = new HttpRequestMessage(new(endpoint.Method), AddressOf(endpoint.Path, there));
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        // A body that nobody can read: whoever may is told so, and nothing is done.
        if (endpoint.Method is "POST" or "PUT" or "PATCH") request.Content = new StringContent("{", Encoding.UTF8, "application/json");
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var status = (int)response.StatusCode;
        if (expected is null ? status is 401 or 403 or >= 500 : status != expected)
            Wrong.Enqueue($"{endpoint.Method} {endpoint.Path} as {who}: {status}, not {expected?.ToString(null, null) ?? "allowed"}");
        else if (expected is 401 or 403 && Revealing(await response.Content.ReadAsStringAsync(), endpoint, expected.Value) is { } text)
            Wrong.Enqueue($"{endpoint.Method} {endpoint.Path} as {who}: {text}");
    }

    /// <summary>What a refusal says beyond being one; null where it says nothing.</summary>
    private static string? Revealing(string text, (string Method, string Path) endpoint, int status)
    {
        var type = status == 401 ? "/problems/unauthorized" : "/problems/forbidden";
        var problem = text.Length > 0 && text[0] == '{' ? JsonNode.Parse(text)!.AsObject() : [];
        var members = problem.Select(member => member.Key).Except(["traceId"]).Order();
        var isPx = endpoint.Path.StartsWith("/api/pxwebapi", StringComparison.Ordinal);
        return (isPx ? problem["type"]?.GetValue<string>().EndsWith(type, StringComparison.Ordinal) == true : problem["type"]?.GetValue<string>() == type)
            && members.SequenceEqual(["detail", "detailDa", "status", "title", "type"]) ? null : text;
    }

    private static string AddressOf(string path, bool there)
    {
        var id = Ids.FirstOrDefault(i => path.StartsWith(i.Start, StringComparison.Ordinal));
        return path
            .Replace("{code}", path.StartsWith("/api/v1/regions", StringComparison.Ordinal) ? "081" : Municipality, StringComparison.Ordinal)
            .Replace("{municipality}", Municipality, StringComparison.Ordinal)
            .Replace("{id}", (there ? id.There : id.NotThere) ?? "x", StringComparison.Ordinal)
            .Replace("{dataSet}", there ? "voksenlaerlinge" : "findes-ikke", StringComparison.Ordinal)
            .Replace("{period}", there ? "2020" : "1700", StringComparison.Ordinal)
            .Replace("{number}", there ? "1" : "99", StringComparison.Ordinal)
            .Replace("{kind}", there ? "growth-teams" : "findes-ikke", StringComparison.Ordinal)
            .Replace("{document}", there ? "kkr-2020" : "findes-ikke", StringComparison.Ordinal)
            .Replace("{table}", there ? "VOKSENLAERLINGE" : "FINDESIKKE", StringComparison.Ordinal)
            .Replace("{key}", "x", StringComparison.Ordinal).Replace("{ids}", "x", StringComparison.Ordinal).Replace("{format}", "CSV", StringComparison.Ordinal);
    }
}
