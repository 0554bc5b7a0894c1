using System.Security.Cryptography;
using System.Text.Json;
using Kkr.Formats;
using Microsoft.Net.Http.Headers;

namespace Kkr.Gateway;

/// <summary>Answers with a strong <c>ETag</c>: 304 to who holds the content already.</summary>
internal static class Conditional
{
    /// <summary>Answers with a tag of our own, such as a revision.</summary>
    public static IResult Ok<T>(HttpContext context, string etag, T content)
    {
        SetHeaders(context, etag);
        return Holds(context, etag) ? Results.StatusCode(StatusCodes.Status304NotModified) : EncodedBody.OfJson(content);
    }

    /// <summary>Answers with a tag that is a digest of the content.</summary>
    public static IResult Ok<T>(HttpContext context, T content)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(content, GatewayJson.Options);
        return Bytes(context, body, ETagOf(body), JsonOutput.ContentType);
    }

    /// <summary>Answers with content that is encoded already.</summary>
    public static IResult Bytes(HttpContext context, ReadOnlyMemory<byte> body, string etag, string contentType)
    {
        SetHeaders(context, etag);
        return Holds(context, etag) ? Results.StatusCode(StatusCodes.Status304NotModified) : new EncodedBody(body, contentType);
    }

    /// <summary>The strong tag of some content.</summary>
    public static string ETagOf(ReadOnlySpan<byte> body)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, digest);
        return $"\"{Convert.ToHexStringLower(digest[..16])}\"";
    }

    private static void SetHeaders(HttpContext context, string etag)
    {
        context.Response.Headers.ETag = etag;
        // Every use asks again whether it is still current: an old figure is never shown for a new one.
        context.Response.Headers.CacheControl = context.User.Identity is { IsAuthenticated: true } ? "private, no-cache" : "no-cache";
        context.Response.Headers.Vary = "Authorization";
    }

    private static bool Holds(HttpContext context, string etag)
    {
        var header = context.Request.Headers.IfNoneMatch;
        if (header.Count == 0) return false;
        if (header is ["*"]) return true;
        return EntityTagHeaderValue.TryParseList(header, out var tags)
            && tags.Any(tag => tag.Compare(EntityTagHeaderValue.Parse(etag), useStrongComparison: false));
    }
}
