using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kkr.Pages.Session;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Kkr.Pages.Api;

/// <summary>
/// The public HTTP API, called with the visitor's own token: a page can do what its visitor can, and nothing else. It is the
/// gateway's own address, or the one in <c>Pages:ApiAddress</c>.
/// </summary>
public sealed class KkrApi(HttpClient http, IServer server, IConfiguration configuration)
{
    private Uri? _address;

    /// <summary>How the API writes JSON.</summary>
    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private Uri Address => _address ??= new(configuration["Pages:ApiAddress"] is { Length: > 0 } set ? set : OwnAddress());

    /// <summary>Reads something that must be there.</summary>
    /// <exception cref="ApiException">It is not, or the visitor may not see it.</exception>
    public async Task<T> ReadAsync<T>(Visitor visitor, string path, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(visitor, HttpMethod.Get, path, null, null, null, cancellationToken);
        return answer.IsSuccess ? answer.As<T>() : throw new ApiException(answer);
    }

    /// <summary>Reads something that may not be there, or not be for the visitor.</summary>
    public async Task<T?> FindAsync<T>(Visitor visitor, string path, CancellationToken cancellationToken) where T : class
    {
        var answer = await SendAsync(visitor, HttpMethod.Get, path, null, null, null, cancellationToken);
        if (answer.IsSuccess) return answer.As<T>();
        return answer.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized ? null : throw new ApiException(answer);
    }

    /// <summary>Sends a command, or reads with what the answer's headers say.</summary>
    /// <param name="visitor">On whose behalf.</param>
    /// <param name="method">How.</param>
    /// <param name="path">Where to.</param>
    /// <param name="body">The body, written as JSON; null for none.</param>
    /// <param name="key">The idempotency key; null for none.</param>
    /// <param name="revision">The revision it rests on; null for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ApiAnswer> SendAsync(
        Visitor visitor, HttpMethod method, string path, object? body, string? key, long? revision, CancellationToken cancellationToken)
    {
        using var request = Request(visitor, method, path);
        if (body is not null) request.Content = JsonContent.Create(body, options: Json);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (revision is { } expected) request.Headers.IfMatch.Add(new($"\"{expected}\""));
        using var response = await http.SendAsync(request, cancellationToken);
        var isJson = response.Content.Headers.ContentType?.MediaType?.Contains("json", StringComparison.Ordinal) == true;
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return new(
            response.StatusCode, isJson && bytes.Length > 0 ? JsonElement.Parse(bytes) : null, response.Headers.ETag?.Tag,
            response.Headers.Contains("Idempotency-Replayed"));
    }

    /// <summary>Sends a body as it is, and hands the answer on while it comes.</summary>
    public async Task<HttpResponseMessage> ForwardAsync(
        Visitor visitor, HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = Request(visitor, method, path);
        request.Content = content;
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private HttpRequestMessage Request(Visitor visitor, HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, new Uri(Address, path));
        if (visitor.Token is { } token) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private string OwnAddress()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var address = addresses.OrderBy(a => a.StartsWith("https", StringComparison.OrdinalIgnoreCase)).First();
        // An address that stands for every network card is reached on this machine's own.
        return address.Replace("//+", "//127.0.0.1", StringComparison.Ordinal).Replace("//*", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal).Replace("//[::]", "//127.0.0.1", StringComparison.Ordinal);
    }
}

/// <summary>Finds the API from a request.</summary>
internal static class ApiOfRequest
{
    /// <summary>The API.</summary>
    public static KkrApi Api(this HttpContext context) => context.RequestServices.GetRequiredService<KkrApi>();
}
