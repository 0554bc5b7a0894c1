using Kkr.Pages.Aggregates;
using Kkr.Pages.Api;
using Kkr.Pages.Catalogue;
using Kkr.Pages.Municipalities;
using Kkr.Pages.Regions;
using Kkr.Pages.Session;

namespace Kkr.Pages.Overview;

/// <summary>The overview of a region, and the stream that keeps it live.</summary>
internal static class OverviewRoutes
{
    /// <summary>The region that the first page is about.</summary>
    public const string HomeRegion = "081";

    public static void MapOverview(this RouteGroupBuilder pages)
    {
        pages.MapGet("/", (HttpContext context, KkrApi api, Definitions definitions) => ShowAsync(HomeRegion, context, api, definitions));
        pages.MapGet("/regions/{code}", (string code, HttpContext context, KkrApi api, Definitions definitions) => ShowAsync(code, context, api, definitions));
        pages.MapGet("/live/{code}", FollowAsync);
    }

    private static async Task<IResult> ShowAsync(string code, HttpContext context, KkrApi api, Definitions definitions)
    {
        var (visitor, stop) = (await context.VisitorAsync(), context.RequestAborted);
        var region = await api.ReadAsync<Region>(visitor, $"/api/v1/regions/{Uri.EscapeDataString(code)}", stop);
        var regions = await api.ReadAsync<ListedRegion[]>(visitor, "/api/v1/regions", stop);
        var here = regions.Where(r => r.Code == code).SelectMany(r => r.Municipalities).ToHashSet(StringComparer.Ordinal);
        var municipalities = (await api.MunicipalitiesAsync(visitor, stop)).Where(m => here.Contains(m.Code)).ToList();
        var known = await definitions.AllAsync(visitor, stop);
        var reported = region.Completeness.Where(c => c.Received > 0 && known.GetValueOrDefault(c.DataSet)?.Content == "figures").Select(c => c.DataSet).Distinct(StringComparer.Ordinal);
        var aggregates = await Task.WhenAll(reported.Select(id => api.ReadAsync<Aggregate>(visitor, $"/api/v1/regions/{code}/aggregates/{id}", stop)));
        var activity = visitor.Reports
            ? await Task.WhenAll(municipalities.Where(m => code != "000" && visitor.MayReportFor(m.Code)).Select(m => api.FindAsync<Municipality>(visitor, $"/api/v1/municipalities/{m.Code}", stop)))
            : [];
        var model = OverviewModel.Of(region, regions, municipalities, known, aggregates, activity.OfType<Municipality>());
        return Page.Of<OverviewPage>(("Model", model));
    }

    /// <summary>Hands the API's stream on, read with the visitor's token, which a browser's event source could not send.</summary>
    private static async Task FollowAsync(string code, HttpContext context, KkrApi api)
    {
        using var response = await api.ForwardAsync(
            await context.VisitorAsync(), HttpMethod.Get, $"/api/v1/regions/{Uri.EscapeDataString(code)}/stream", null, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await using var events = await response.Content.ReadAsStreamAsync(context.RequestAborted);
            var buffer = new byte[4096];
            for (int read; (read = await events.ReadAsync(buffer, context.RequestAborted)) > 0;)
            {
                await context.Response.Body.WriteAsync(buffer.AsMemory(0, read), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The browser went away, or the gateway is closing; browsers connect again by themselves.
        }
    }
}
