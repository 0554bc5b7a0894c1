using System.Globalization;
using Kkr.Gateway.Problems;
using Kkr.Gateway.Rights;
using Kkr.Municipalities;

namespace Kkr.Gateway.Regions;

/// <summary><c>/regions/{code}/stream</c>: a region's aggregates as they change.</summary>
internal static class RegionStreamApi
{
    public static void MapRegionStream(this RouteGroupBuilder api) =>
        api.MapGet("/regions/{code}/stream", FollowAsync)
            .AllowAnonymous().WithTags("Aggregates").WithSummary("A region's aggregates as they change (server-sent events)")
            .Produces(StatusCodes.Status200OK, contentType: "text/event-stream").ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> FollowAsync(string code, HttpContext context, RegionStreams streams)
    {
        if (!AreaCode.TryParse(code, out var area) || !Areas.IsRegion(area)) return ProblemAnswers.NotFound("region", code);
        if (!streams.TryEnter())
        {
            context.Response.Headers.RetryAfter = "10";
            return ProblemAnswers.Create(StatusCodes.Status503ServiceUnavailable, "unavailable", new(
                "Der er for mange, der følger med. Prøv igen om lidt.", "Too many are following. Try again shortly."));
        }

        try
        {
            // A browser sends it again when it reconnects; what can't be read counts as none.
            long? since = long.TryParse(context.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-store";
            // Proxies that gather an answer before they send it on would hold events back.
            context.Response.Headers["X-Accel-Buffering"] = "no";
            // A head is all there is to it: what follows would not be sent.
            if (HttpMethods.IsHead(context.Request.Method)) return Results.Empty;
            await streams.FollowAsync(area, context.Caller().SeesSubmittedFiguresOf(area), since, context.Response);
            return Results.Empty;
        }
        finally
        {
            streams.Leave();
        }
    }
}
