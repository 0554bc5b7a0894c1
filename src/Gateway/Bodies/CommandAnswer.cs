using Kkr.Gateway.Reports;

namespace Kkr.Gateway.Bodies;

/// <summary>How a command that was carried out is answered, or one that had been before.</summary>
internal static class CommandAnswer
{
    /// <summary>The header that says that the command had been carried out before.</summary>
    public const string Replayed = "Idempotency-Replayed";

    /// <summary>The answer.</summary>
    /// <param name="context">The request.</param>
    /// <param name="replayed">Whether the command had been carried out before.</param>
    /// <param name="revision">The revision that it led to; null where there are none.</param>
    /// <param name="content">What is answered.</param>
    /// <param name="location">Where what it made is found; null where it made nothing.</param>
    public static EncodedBody Of<T>(HttpContext context, bool replayed, long? revision, T content, string? location = null)
    {
        if (location is not null && !replayed) context.Response.Headers.Location = location;
        return Encoded(context, replayed, revision, EncodedBody.OfJson(content), location is not null);
    }

    /// <summary>The answer, with what is answered as bytes.</summary>
    /// <param name="context">The request.</param>
    /// <param name="replayed">Whether the command had been carried out before.</param>
    /// <param name="revision">The revision that it led to; null where there are none.</param>
    /// <param name="body">What is answered.</param>
    /// <param name="isMade">Whether the command made something, where the request went to or where the header <c>Location</c> says.</param>
    public static EncodedBody Encoded(HttpContext context, bool replayed, long? revision, EncodedBody body, bool isMade)
    {
        var response = context.Response;
        if (revision is { } led) response.Headers.ETag = Revisions.ETagOf(led);
        if (replayed) response.Headers[Replayed] = "true";
        else if (isMade) response.StatusCode = StatusCodes.Status201Created;
        return body;
    }
}
