using System.Globalization;
using System.Text;

namespace Kkr.Hostile.Tests;

/// <summary>Writes requests as they go over a socket.</summary>
/// <param name="token">The token of somebody who may do everything that is asked.</param>
public sealed class Requests(string token)
{
    private int _keys;

    /// <summary>A request with a body.</summary>
    public byte[] Of(string method, string path, ReadOnlySpan<byte> body, string contentType = "application/json", string? headers = null)
    {
        var head = string.Create(CultureInfo.InvariantCulture,
            $"{method} {path} HTTP/1.1\r\nHost: kkr\r\nConnection: close\r\nAuthorization: Bearer {token}\r\nIdempotency-Key: hostile-{++_keys}\r\nContent-Type: {contentType}\r\n{headers}Content-Length: {body.Length}\r\n\r\n");
        return [.. Encoding.Latin1.GetBytes(head), .. body];
    }

    public byte[] Of(string method, string path, string body, string contentType = "application/json", string? headers = null) =>
        Of(method, path, Encoding.UTF8.GetBytes(body), contentType, headers);

    /// <summary>A request without a body.</summary>
    public byte[] Get(string path, string? headers = null) => Encoding.Latin1.GetBytes(
        $"GET {path} HTTP/1.1\r\nHost: kkr\r\nConnection: close\r\nAuthorization: Bearer {token}\r\n{headers}\r\n");

    /// <summary>Anything at all.</summary>
    public static byte[] Raw(string text) => Encoding.Latin1.GetBytes(text);
}
