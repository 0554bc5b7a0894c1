using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kkr.Gateway.Rights;
using Kkr.Rights;

namespace Kkr.Standalone;

/// <summary>
/// The figures that the source document states (<c>data/submissions</c>, a file each data set), submitted through the public
/// API as the municipalities and the secretariat would, all at once, and published. Submitted again at the next start, they
/// count once. What the source's own figures are not, the file's <c>source</c> says, and so does each submission's comment.
/// </summary>
internal static class DemoFigures
{
    /// <summary>Submits and publishes the figures.</summary>
    /// <exception cref="InvalidOperationException">The API did not take them.</exception>
    public static async Task SubmitAsync(string address, DevelopmentTokens tokens, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = new Uri(address + "api/v1/") };
        var secretariat = tokens.Issue("demo-secretariat", [Role.Secretariat], [], []);
        var files = new List<JsonObject>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "data", "submissions"), "*.json").Order(StringComparer.Ordinal))
            files.Add((JsonObject)JsonNode.Parse(await File.ReadAllTextAsync(file, cancellationToken))!);
        await Task.WhenAll(
            from file in files
            from submission in file["submissions"]!.AsArray()
            select SubmitAsync(client, file, (JsonObject)submission!, tokens, secretariat, cancellationToken));
        foreach (var file in files)
        {
            var dataSet = TextOf(file, "dataSet");
            foreach (var period in file["publish"]!.AsArray().Select(p => p!.GetValue<string>()))
                await PostAsync(
                    client, $"data-sets/{dataSet}/publications", $"demo-publish-{dataSet}-{period}", secretariat,
                    JsonSerializer.Serialize(new { period }), cancellationToken);
        }
    }

    private static Task SubmitAsync(
        HttpClient client, JsonObject file, JsonObject submission, DevelopmentTokens tokens, string secretariat, CancellationToken cancellationToken)
    {
        var (dataSet, period) = (TextOf(file, "dataSet"), TextOf(submission, "period"));
        var isRegion = submission.ContainsKey("region");
        var reporter = TextOf(submission, isRegion ? "region" : "municipality");
        var body = new JsonObject
        {
            ["dataSet"] = dataSet,
            ["period"] = period,
            ["comment"] = submission["comment"]?.GetValue<string>() ?? file["source"]!["da"]!.GetValue<string>(),
        };
        foreach (var kind in (string[])["figures", "records", "answers"])
            if (submission[kind] is { } content)
                body[kind] = content.DeepClone();
        return PostAsync(
            client, $"{(isRegion ? "regions" : "municipalities")}/{reporter}/submissions", $"demo-{dataSet}-{period}-{reporter}",
            isRegion ? secretariat : tokens.Issue($"demo-{reporter}", [Role.Reporter], [reporter], []), body.ToJsonString(), cancellationToken);
    }

    private static string TextOf(JsonObject json, string member) => json[member]!.GetValue<string>();

    private static async Task PostAsync(HttpClient client, string path, string key, string token, string json, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json, new MediaTypeHeaderValue("application/json")) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Idempotency-Key", key);
        using var response = await client.SendAsync(request, cancellationToken);
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Created))
            throw new InvalidOperationException(
                $"{path} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellationToken)}");
    }
}
