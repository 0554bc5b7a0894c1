using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Kkr.Gateway.Rights;
using Kkr.Rights;

namespace Kkr.Standalone;

/// <summary>
/// The result contract of 2020 with its evidence, the seven growth teams, the framework agreement and the campaign, entered
/// through the public API from the files in <c>data/</c>. Entered again at the next start, they change nothing.
/// </summary>
internal static class DemoDocuments
{
    /// <summary>Enters them.</summary>
    /// <exception cref="InvalidOperationException">The API did not take one of them.</exception>
    public static async Task EnterAsync(string address, DevelopmentTokens tokens, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = new Uri(address + "api/v1/") };
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", tokens.Issue("demo-secretariat", [Role.Secretariat], [], []));
        await Task.WhenAll([
            .. Files("result-contracts").Select(file => EnterContractAsync(client, file, cancellationToken)),
            .. Files("growth-teams").Select(file => EnterAsync(client, file, "growth-teams", "team", cancellationToken)),
            .. Files("agreements").Select(file => EnterAsync(client, file, "agreements", "agreement", cancellationToken)),
            .. Files("campaigns").Select(file => EnterAsync(client, file, "campaigns", "campaign", cancellationToken)),
        ]);
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "data", folder), "*.json").Order(StringComparer.Ordinal);

    private static async Task EnterContractAsync(HttpClient client, string file, CancellationToken cancellationToken)
    {
        var document = await EnterAsync(client, file, "result-contracts", "contract", cancellationToken);
        var id = document.GetProperty("id").GetString();
        // One after another: the evidence then has the numbers that the file gives it.
        foreach (var given in document.GetProperty("evidence").EnumerateArray())
            await SendAsync(
                client, HttpMethod.Post, $"result-contracts/{id}/goals/{given.GetProperty("goal")}/evidence",
                given.GetProperty("idempotencyKey").GetString()!, given.GetProperty("body"), cancellationToken);
    }

    private static async Task<JsonElement> EnterAsync(HttpClient client, string file, string collection, string member, CancellationToken cancellationToken)
    {
        var document = JsonElement.Parse(await File.ReadAllTextAsync(file, cancellationToken));
        var id = document.GetProperty("id").GetString();
        await SendAsync(client, HttpMethod.Put, $"{collection}/{id}", $"demo-{id}", document.GetProperty(member), cancellationToken);
        return document;
    }

    private static async Task SendAsync(
        HttpClient client, HttpMethod method, string path, string key, JsonElement body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body.GetRawText(), Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", key);
        using var response = await client.SendAsync(request, cancellationToken);
        if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created) return;
        var answer = await response.Content.ReadAsStringAsync(cancellationToken);
        // A newer file than the one that was entered once: what was entered stands, and may have been worked on since.
        if (response.StatusCode == HttpStatusCode.UnprocessableEntity && answer.Contains("/problems/idempotency-key-reused", StringComparison.Ordinal)) return;
        throw new InvalidOperationException($"{path} answered {(int)response.StatusCode}: {answer}");
    }
}
