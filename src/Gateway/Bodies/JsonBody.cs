using System.Buffers;
using System.Text.Json;
using Kkr.Gateway.Problems;
using Kkr.Gateway.Reports;

namespace Kkr.Gateway.Bodies;

/// <summary>Reads a request's body as a document of a known type, strictly, with every fault of its shape told at once.</summary>
internal static class JsonBody
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <summary>Reads the body; or says why not: 415, 400 or 422. No body at all is an empty object.</summary>
    public static async Task<(T? Body, IResult? Problem)> ReadAsync<T>(HttpRequest request)
        where T : class
    {
        var bytes = await RequestBody.ReadAsync(request, GatewayHost.MaxBodyBytes);
        if (bytes.IsEmpty) bytes = "{}"u8.ToArray();
        else if (!request.HasJsonContentType())
            return (null, ProblemAnswers.Create(StatusCodes.Status415UnsupportedMediaType, "media-type", new("Send JSON.", "Send JSON.")));
        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            WholeText.Require(document.RootElement);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return (null, ProblemAnswers.Malformed("", new("Indholdet skal være et objekt.", "The body must be an object.")));
            var counted = new ArrayBufferWriter<byte>(bytes.Length);
            await using var writer = new Utf8JsonWriter(counted, new JsonWriterOptions { SkipValidation = true });
            var shape = new BodyShape(GatewayJson.Options, writer);
            shape.Look(document.RootElement, typeof(T), "");
            if (!shape.Faults.IsEmpty) return (null, ProblemAnswers.Invalid(shape.Faults));
            await writer.FlushAsync();
            return (JsonSerializer.Deserialize<T>(counted.WrittenSpan, GatewayJson.Options)!, null);
        }
        catch (MalformedDocumentException malformed)
        {
            return (null, ProblemAnswers.Malformed(malformed.Path, malformed.Detail));
        }
        catch (JsonException exception)
        {
            return (null, ProblemAnswers.Malformed("", InvalidJson.InBody(exception)));
        }
        catch (InvalidOperationException)
        {
            // Text that is not Unicode shows only when it is read.
            return (null, ProblemAnswers.Malformed("", new("Indholdet er ikke gyldig UTF-8.", "The body is not valid UTF-8.")));
        }
    }
}
