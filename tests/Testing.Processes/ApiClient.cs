using System.Net.Http.Headers;
using System.Text;

namespace Kkr.Testing.Processes;

/// <summary>A client of the API, with a connection pool of its own.</summary>
public sealed class ApiClient : IDisposable
{
    private readonly HttpClient _client;

    /// <summary>A client of the gateway at an address.</summary>
    /// <param name="address">The address.</param>
    /// <param name="timeout">How long it waits for an answer.</param>
    /// <param name="handler">What it sends with, where that is not this machine's own network.</param>
    public ApiClient(string address, TimeSpan? timeout = null, HttpMessageHandler? handler = null)
    {
        Address = address;
        _client = new HttpClient(
            handler ?? new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                // As some clients do; the server has to say no to it where it must be ASCII.
                RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
            })
        { BaseAddress = new Uri(address), Timeout = timeout ?? TimeSpan.FromSeconds(30) };
    }

    /// <summary>The gateway's address, with a slash at the end.</summary>
    public string Address { get; }

    /// <summary>Reads.</summary>
    public Task<Reply> GetAsync(string path, string? token = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, null, token, headers);

    /// <summary>Posts JSON.</summary>
    public async Task<Reply> PostAsync(string path, string json, string? token = null, params (string Name, string Value)[] headers)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return await SendAsync(HttpMethod.Post, path, content, token, headers);
    }

    /// <summary>Submits a municipality's figures.</summary>
    public Task<Reply> SubmitAsync(string municipality, string json, string? token, string key, params (string Name, string Value)[] headers) =>
        PostAsync($"api/v1/municipalities/{municipality}/submissions", json, token, [("Idempotency-Key", key), .. headers]);

    /// <summary>Sends any request.</summary>
    public async Task<Reply> SendAsync(
        HttpMethod method, string path, HttpContent? content, string? token, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _client.SendAsync(request);
        var answered = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new((int)response.StatusCode, answered, await response.Content.ReadAsStringAsync());
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
