using System.Buffers;
using System.IO.Pipelines;

namespace Kkr.Gateway.Reports;

/// <summary>Reads a request's body whole, up to a limit.</summary>
internal static class RequestBody
{
    /// <summary>Reads the body.</summary>
    /// <exception cref="BadHttpRequestException">It is larger than <paramref name="maxBytes"/> (413), or breaks off (400).</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, int maxBytes)
    {
        if (request.ContentLength > maxBytes) throw TooLarge();
        var pipe = request.BodyReader;
        while (true)
        {
            var read = await ReadAsync(pipe, request.HttpContext.RequestAborted);
            if (read.Buffer.Length > maxBytes) throw TooLarge();
            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                pipe.AdvanceTo(read.Buffer.End);
                return body;
            }

            pipe.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static async ValueTask<ReadResult> ReadAsync(PipeReader pipe, CancellationToken cancellationToken)
    {
        try
        {
            return await pipe.ReadAsync(cancellationToken);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            // A chunk whose length is none, or a connection that ended within the body.
            throw new BadHttpRequestException("The body can't be read.", exception);
        }
    }

    private static BadHttpRequestException TooLarge() => new("The body is too large.", StatusCodes.Status413PayloadTooLarge);
}
