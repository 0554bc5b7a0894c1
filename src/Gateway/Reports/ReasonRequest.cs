using System.Text.Json;

namespace Kkr.Gateway.Reports;

/// <summary>What a step in the life of a report or a period is asked for with.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Comment">Another word for it.</param>
internal sealed record ReasonRequest(string? Reason, string? Comment)
{
    /// <summary>Why, in whichever word; null when nothing was said.</summary>
    public string? Said => string.IsNullOrWhiteSpace(Reason) ? string.IsNullOrWhiteSpace(Comment) ? null : Comment : Reason;

    /// <summary>Reads the body; none at all is an empty one.</summary>
    /// <exception cref="MalformedDocumentException">It is not one.</exception>
    public static async Task<ReasonRequest> ReadAsync(HttpRequest request)
    {
        var body = await RequestBody.ReadAsync(request, GatewayHost.MaxBodyBytes);
        if (body.IsEmpty) return new(null, null);
        try
        {
            return JsonSerializer.Deserialize<ReasonRequest>(body.Span, GatewayJson.Options) ?? new(null, null);
        }
        catch (JsonException exception)
        {
            throw new MalformedDocumentException(
                exception.Path ?? "", new("Skal være { \"reason\": \"…\" }.", "Must be { \"reason\": \"…\" }."));
        }
    }
}
