using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Kkr.Testing.History;

namespace Kkr.Testing.Faults;

/// <summary>What clients read through the API, in the checker's words.</summary>
internal static class ApiReading
{
    /// <summary>The token of a receipt.</summary>
    public static string PositionOf(TokenSeen token) => string.Create(
        CultureInfo.InvariantCulture, $"{token.Position}.{token.Report.Reporter}.{token.Report.DataSet}.{token.Report.Period}.{token.Revision}");

    /// <summary>A table, split by place and, if so asked, by reporter.</summary>
    /// <exception cref="HttpRequestException">It was not answered with 200.</exception>
    public static async Task<TableRead> TableAsync(
        HttpClient gateway, string bearer, string client, string area, string dataSet, string period, IReadOnlyList<TokenSeen> tokens, bool byReporter, bool settled)
    {
        var path = $"api/v1/regions/{area}/aggregates/{dataSet}?period={period}&by=forsoergelse{(byReporter ? "&by=municipality" : "")}"
            + string.Concat(tokens.Select(t => "&minPosition=" + PositionOf(t)));
        using var answer = JsonDocument.Parse(await GetAsync(gateway, bearer, path) ?? throw new HttpRequestException("404"));
        var root = answer.RootElement;
        return new(
            client, area, dataSet, period, tokens,
            root.GetProperty("asOf") is { ValueKind: JsonValueKind.Object } asOf ? long.Parse(asOf.GetProperty("position").GetString()!, CultureInfo.InvariantCulture) : 0,
            [.. root.GetProperty("rows").EnumerateArray().Select(r => new TableRow(
                r.TryGetProperty("municipality", out var reporter) ? reporter.GetString() : null, LedgerRow.PlaceOf(r.GetProperty("at")),
                r.GetProperty("value") is { ValueKind: JsonValueKind.Number } value ? value.GetDecimal() : null, r.GetProperty("municipalities").GetInt32()))],
            byReporter, settled);
    }

    /// <summary>A report; null where there is none.</summary>
    public static async Task<ReportRead?> ReportAsync(HttpClient gateway, string bearer, ReportId id)
    {
        if (await GetAsync(gateway, bearer, $"api/v1/municipalities/{id.Reporter}/reports/{id.DataSet}/{id.Period}") is not { } text) return null;
        using var answer = JsonDocument.Parse(text);
        return new(
            id, answer.RootElement.GetProperty("revision").GetInt64(),
            LedgerRow.FiguresOf(answer.RootElement.GetProperty("figures")).ToImmutableSortedDictionary(StringComparer.Ordinal), null);
    }

    private static async Task<string?> GetAsync(HttpClient gateway, string bearer, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        using var answer = await gateway.SendAsync(request);
        if (answer.StatusCode == HttpStatusCode.NotFound) return null;
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }
}
