using System.Text.Json;
using Kkr.Formats;

namespace Kkr.Gateway;

/// <summary>Bytes that are sent as they are, of a length that is told before: headers and body leave in one piece.</summary>
/// <param name="body">The bytes.</param>
/// <param name="contentType">Their media type.</param>
internal sealed class EncodedBody(ReadOnlyMemory<byte> body, string contentType) : IResult
{
    /// <summary>Content as JSON.</summary>
    public static EncodedBody OfJson<T>(T content) => new(JsonSerializer.SerializeToUtf8Bytes(content, GatewayJson.Options), JsonOutput.ContentType);

    /// <summary>Sends them, under the status that the response has.</summary>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        httpContext.Response.ContentType = contentType;
        httpContext.Response.ContentLength = body.Length;
        await httpContext.Response.BodyWriter.WriteAsync(body, httpContext.RequestAborted);
    }
}
