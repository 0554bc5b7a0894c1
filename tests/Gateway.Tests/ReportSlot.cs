using Kkr.Testing.Processes;

namespace Kkr.Gateway.Tests;

/// <summary>A report that belongs to one test.</summary>
/// <param name="Service">The service.</param>
/// <param name="Municipality">Who reports.</param>
/// <param name="Region">That one's region.</param>
/// <param name="Period">The year.</param>
/// <param name="Token">A reporter of the municipality.</param>
public sealed record ReportSlot(DemoService Service, string Municipality, string Region, string Period, string Token)
{
    public string Path => $"api/v1/municipalities/{Municipality}/reports/voksenlaerlinge/{Period}";

    public string Submissions => $"api/v1/municipalities/{Municipality}/submissions";

    public string Aggregate => $"api/v1/regions/{Region}/aggregates/voksenlaerlinge?period={Period}";

    /// <summary>The body of a submission with some figures, written as JSON.</summary>
    public string Body(string figures, string more = "") =>
        $$"""{ "dataSet": "voksenlaerlinge", "period": "{{Period}}", "figures": {{figures}}{{(more.Length > 0 ? ", " + more : "")}} }""";

    /// <summary>The body of a submission of one figure.</summary>
    public string One(string code, string value, string more = "") =>
        Body($$"""[ { "at": { "forsoergelse": "{{code}}" }, "value": {{value}} } ]""", more);

    /// <summary>Posts a body with a key that was not used before.</summary>
    public Task<Reply> PostAsync(string body, params (string Name, string Value)[] headers) =>
        Service.Client.SubmitAsync(Municipality, body, Token, Service.NextKey(), headers);

    /// <summary>Posts a body with a key.</summary>
    public Task<Reply> PostAsync(string body, string key, params (string Name, string Value)[] headers) =>
        Service.Client.SubmitAsync(Municipality, body, Token, key, headers);

    public Task<Reply> ReadAsync(params (string Name, string Value)[] headers) => Service.Client.GetAsync(Path, Token, headers);

    public async Task<System.Text.Json.JsonElement[]> HistoryAsync() =>
        [.. (await Service.Client.GetAsync(Path + "/history", Token)).Expect(200).Json.GetProperty("revisions").EnumerateArray()];

    /// <summary>Holds that nothing was ever stored in the report.</summary>
    public async Task IsEmptyAsync() => (await ReadAsync()).Expect(404, "/problems/not-found");
}
