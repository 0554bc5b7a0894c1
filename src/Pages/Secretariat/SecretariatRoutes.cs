using System.Globalization;
using System.Net;
using Kkr.Pages.Api;
using Kkr.Pages.Catalogue;
using Kkr.Pages.Municipalities;
using Kkr.Pages.Overview;
using Kkr.Pages.Regions;
using Kkr.Pages.Session;
using Kkr.Pages.Words;

namespace Kkr.Pages.Secretariat;

/// <summary>The secretariat's desk: deadlines, who owes what, locking, publishing, duplicates and samples.</summary>
internal static class SecretariatRoutes
{
    public static void MapSecretariat(this RouteGroupBuilder pages)
    {
        pages.MapGet("/secretariat", async (HttpContext context, KkrApi api, Definitions definitions) =>
        {
            var (visitor, stop) = (await context.VisitorAsync(), context.RequestAborted);
            var overdue = await api.ReadAsync<OverdueReports>(visitor, $"/api/v1/obligations/overdue?region={OverviewRoutes.HomeRegion}", stop);
            var region = await api.ReadAsync<Region>(visitor, $"/api/v1/regions/{OverviewRoutes.HomeRegion}", stop);
            return Page.Of<SecretariatPage>(("Overdue", overdue.Overdue), ("Region", region), ("Definitions", await definitions.AllAsync(visitor, stop)));
        });
        pages.MapGet("/secretariat/{dataSet}", (string dataSet, HttpContext context) => ShowAsync(dataSet, context, context.Request.Query["done"] == "true" ? Text.Saved : null, "success", 200));
        pages.MapPost("/secretariat/{dataSet}/periods/{period}", ActAsync);
        pages.MapPost("/secretariat/{dataSet}/duplicates/{key}", DecideAsync);
    }

    private static string PathOf(string dataSet) => $"/api/v1/data-sets/{Uri.EscapeDataString(dataSet)}";

    private static async Task<IResult> ActAsync(string dataSet, string period, HttpContext context, KkrApi api)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        string? Said(string name) => string.IsNullOrWhiteSpace(form[name]) ? null : form[name].ToString().Trim();
        var (visitor, key, path) = (await context.VisitorAsync(), Said("key"), $"{PathOf(dataSet)}/periods/{Uri.EscapeDataString(period)}");
        var answer = Said("action") switch
        {
            "schedule" => await api.SendAsync(visitor, HttpMethod.Put, path, new { opens = Said("opens"), deadline = Said("deadline") }, key, null, context.RequestAborted),
            "lock" => await api.SendAsync(visitor, HttpMethod.Post, path + "/lock", new { reason = Said("reason") }, key, null, context.RequestAborted),
            "reopen" => await api.SendAsync(visitor, HttpMethod.Post, path + "/reopen", new { reason = Said("reason") }, key, null, context.RequestAborted),
            _ => await api.SendAsync(visitor, HttpMethod.Post, PathOf(dataSet) + "/publications", new { period, at = Said("at"), reason = Said("reason") }, key, null, context.RequestAborted),
        };
        return await DoneAsync(dataSet, answer, context);
    }

    private static async Task<IResult> DecideAsync(string dataSet, string key, HttpContext context, KkrApi api)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var keep = form["keep"].ToString();
        var reason = form["reason"].ToString();
        var answer = await api.SendAsync(
            await context.VisitorAsync(), HttpMethod.Post, $"{PathOf(dataSet)}/duplicates/{Uri.EscapeDataString(key)}/decision",
            new { verdict = form["verdict"].ToString(), keep = form["verdict"] == "same" && keep.Length > 0 ? keep : null, reason = reason.Length > 0 ? reason : null },
            form["key"].ToString(), null, context.RequestAborted);
        return await DoneAsync(dataSet, answer, context);
    }

    private static async Task<IResult> DoneAsync(string dataSet, ApiAnswer answer, HttpContext context) => answer.IsSuccess
        ? Results.LocalRedirect($"/secretariat/{Uri.EscapeDataString(dataSet)}?done=true")
        : await ShowAsync(dataSet, context, answer.Errors is [var first, ..] ? first.Message : answer.Detail, "error", (int)answer.Status);

    private static async Task<IResult> ShowAsync(string dataSet, HttpContext context, Phrase? message, string kind, int status)
    {
        var (api, visitor, stop) = (context.Api(), await context.VisitorAsync(), context.RequestAborted);
        if (!visitor.IsSecretariat) throw new ApiException(new(visitor.IsSignedIn ? HttpStatusCode.Forbidden : HttpStatusCode.Unauthorized, null, null, false));
        var definition = await context.RequestServices.GetRequiredService<Definitions>().FindAsync(visitor, dataSet, stop)
            ?? throw new ApiException(new(HttpStatusCode.NotFound, null, null, false));
        var region = await api.ReadAsync<Region>(visitor, $"/api/v1/regions/{(definition.Reporting.By == "country" ? "000" : OverviewRoutes.HomeRegion)}", stop);
        var published = await api.ReadAsync<Published>(visitor, PathOf(dataSet) + "/publications", stop);
        var isRecords = definition.Content == "records";
        var duplicates = isRecords ? await api.ReadAsync<FoundDuplicates>(visitor, PathOf(dataSet) + "/duplicates", stop) : null;
        DrawnSample? sample = null;
        if (isRecords && context.Request.Query["seed"] is [{ Length: > 0 } seed] && int.TryParse(context.Request.Query["size"], CultureInfo.InvariantCulture, out var size))
        {
            var drawn = await api.SendAsync(visitor, HttpMethod.Get, $"{PathOf(dataSet)}/sample?seed={Uri.EscapeDataString(seed)}&size={size}", null, null, null, stop);
            if (drawn.IsSuccess) sample = drawn.As<DrawnSample>();
            else (message, kind) = (drawn.Detail, "error");
        }

        return Page.Of<DataSetPage>(
            status, ("Definition", definition), ("Periods", region.Completeness.Where(c => c.DataSet == dataSet).OrderByDescending(c => c.Period, StringComparer.Ordinal).ToList()),
            ("Published", published), ("Duplicates", duplicates), ("Sample", sample), ("Message", message), ("MessageKind", kind),
            ("Municipalities", isRecords ? await api.MunicipalitiesAsync(visitor, stop) : []));
    }
}
