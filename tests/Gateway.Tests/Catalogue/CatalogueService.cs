using System.Text.Json.Nodes;
using Kkr.Testing.Processes;

namespace Kkr.Gateway.Tests.Catalogue;

/// <summary>A process without figures, for tests that define data sets and report records.</summary>
public sealed class CatalogueService : IAsyncLifetime
{
    private Standalone? _standalone;
    private int _keys;

    public Standalone Standalone => _standalone!;

    public ApiClient Client => Standalone.Client;

    public async ValueTask InitializeAsync() => _standalone = await Standalone.StartNewAsync(demo: false);

    public Task<string> SecretariatAsync() => Standalone.TokenAsync("secretariat");

    public string NextKey() => $"key-{Interlocked.Increment(ref _keys)}";

    public async Task<Reply> PutAsync(string id, JsonNode definition, string? token, string key, params (string, string)[] headers)
    {
        using var content = new StringContent(definition.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        return await Client.SendAsync(HttpMethod.Put, $"api/v1/data-sets/{id}", content, token, [("Idempotency-Key", key), .. headers]);
    }

    public async Task<Reply> SubmitAsync(string municipality, string json) =>
        await Client.SubmitAsync(municipality, json, await Standalone.TokenAsync("reporter", municipality), NextKey());

    public async Task<string> AggregateAsync(string dataSet, string query) =>
        (await Client.GetAsync($"api/v1/regions/081/aggregates/{dataSet}{query}", await SecretariatAsync())).Expect(200).Json.GetProperty("rows").GetRawText();

    public async ValueTask DisposeAsync()
    {
        if (_standalone is not null) await _standalone.DisposeAsync();
    }
}
