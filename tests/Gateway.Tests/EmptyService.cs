using System.Text;
using Kkr.Gateway.Tests;
using Kkr.Testing.Processes;

[assembly: AssemblyFixture(typeof(EmptyService))]

namespace Kkr.Gateway.Tests;

/// <summary>One process without demo figures, for tests that enter contracts, teams, agreements and campaigns themselves.</summary>
public sealed class EmptyService : IAsyncLifetime
{
    private Standalone? _standalone;

    public Standalone Standalone => _standalone!;

    public ApiClient Client => Standalone.Client;

    public Task<string> Secretariat => Standalone.TokenAsync("secretariat");

    public async ValueTask InitializeAsync() => _standalone = await Standalone.StartNewAsync(demo: false);

    /// <summary>A command with a body.</summary>
    public async Task<Reply> SendAsync(
        HttpMethod method, string path, string json, string? token, string? key = null, params (string Name, string Value)[] headers)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return await Client.SendAsync(method, "api/v1/" + path, content, token, key is null ? headers : [("Idempotency-Key", key), .. headers]);
    }

    public Task<Reply> GetAsync(string path, string? token) => Client.GetAsync("api/v1/" + path, token);

    public async ValueTask DisposeAsync()
    {
        if (_standalone is not null) await _standalone.DisposeAsync();
    }
}
