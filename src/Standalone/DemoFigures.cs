using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Kkr.Gateway.Rights;
using Kkr.Municipalities;
using Kkr.Rights;

namespace Kkr.Standalone;

/// <summary>
/// The adult apprentices of 2019 and 2020 (table 1 of agenda item 3.8), submitted through the public API as the
/// municipalities would, all at once, and published. Submitted again at the next start, they count once.
/// </summary>
internal static class DemoFigures
{
    private const string DataSet = "voksenlaerlinge";

    /// <summary>Submits and publishes the figures.</summary>
    /// <exception cref="InvalidOperationException">The API did not take them.</exception>
    public static async Task SubmitAsync(string address, DevelopmentTokens tokens, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = new Uri(address + "api/v1/") };
        var rows = await ReadAsync(cancellationToken);
        await Task.WhenAll(rows.Select(row => PostAsync(
            client, $"municipalities/{row.Municipality}/submissions", $"demo-{DataSet}-{row.Period}-{row.Municipality}",
            tokens.Issue($"demo-{row.Municipality}", [Role.Reporter], [row.Municipality.Value], []),
            new { dataSet = DataSet, period = row.Period, figures = new[] { new { at = new { }, value = row.Value } }, comment = $"ultimo {row.Period}" },
            cancellationToken)));
        var secretariat = tokens.Issue("demo-secretariat", [Role.Secretariat], [], []);
        foreach (var period in rows.Select(r => r.Period).Distinct())
            await PostAsync(client, $"data-sets/{DataSet}/publications", $"demo-publish-{DataSet}-{period}", secretariat, new { period }, cancellationToken);
    }

    private static async Task<List<(AreaCode Municipality, string Period, decimal Value)>> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = new List<(AreaCode, string, decimal)>();
        var lines = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "data", "voksenlaerlinge.csv"), cancellationToken);
        foreach (var line in lines.Skip(1).Where(l => l.Length > 0))
        {
            var fields = line.Split(',');
            rows.Add((AreaCode.Parse(fields[0]), fields[1], decimal.Parse(fields[2], CultureInfo.InvariantCulture)));
        }

        return rows;
    }

    private static async Task PostAsync(HttpClient client, string path, string key, string token, object body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Idempotency-Key", key);
        using var response = await client.SendAsync(request, cancellationToken);
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Created))
            throw new InvalidOperationException(
                $"{path} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellationToken)}");
    }
}
