using System.Net;
using Kkr.Pages.Api;
using Kkr.Pages.Session;
using Kkr.Pages.Words;

namespace Kkr.Pages.GrowthTeams;

/// <summary>The growth teams: against the shared pot, and one by one.</summary>
internal static class TeamRoutes
{
    private const decimal DkkPerMillion = 1_000_000;

    public static void MapGrowthTeams(this RouteGroupBuilder pages)
    {
        pages.MapGet("/growth-teams", async (HttpContext context, KkrApi api) => Page.Of<TeamsPage>(
            ("Summary", await api.ReadAsync<TeamsSummary>(await context.VisitorAsync(), "/api/v1/growth-teams/summary", context.RequestAborted))));
        pages.MapGet("/growth-teams/{id}", (string id, HttpContext context) => ShowAsync(id, context, context.Request.Query["done"] == "true" ? Text.Saved : null, "success", 200));
        pages.MapPost("/growth-teams/{id}/recommendations", (string id, HttpContext context) => WriteAsync(id, HttpMethod.Post, "/recommendations", context));
        pages.MapPost("/growth-teams/{id}/recommendations/{number:int}", (string id, int number, HttpContext context) => WriteAsync(id, HttpMethod.Patch, $"/recommendations/{number}", context));
        pages.MapPost("/growth-teams/{id}/recommendations/{number:int}/answer", AnswerAsync);
        pages.MapPost("/growth-teams/{id}/recommendations/{number:int}/adopt", async (string id, int number, HttpContext context) =>
            await SendAsync(id, HttpMethod.Patch, $"/recommendations/{number}", new { status = "adopted" }, null, await RevisionAsync(context), context));
        pages.MapPost("/growth-teams/{id}/submit", async (string id, HttpContext context) =>
            await SendAsync(id, HttpMethod.Post, "/submit", new { }, null, await RevisionAsync(context), context));
    }

    /// <summary>Writes a recommendation, or changes what one says.</summary>
    private static async Task<IResult> WriteAsync(string id, HttpMethod method, string path, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var language = (await context.VisitorAsync()).Language;
        if (form["title"].ToString().Trim() is not { Length: > 0 } title || !TryMillions(form["asked"], language, out var asked) || !TryMillions(form["private"], language, out var own))
            return await ShowAsync(id, context, Text.RecommendationIncomplete, "error", 422);
        var description = form["description"].ToString().Trim();
        return await SendAsync(id, method, path, new
        {
            title = new { da = title, en = title },
            part = form["part"].ToString(),
            lighthouse = form["part"] == "lighthouses",
            amountAskedDkk = asked,
            privateCoInvestmentDkk = own,
            description = description.Length > 0 ? new { da = description, en = description } : null,
        }, form["key"] is [{ Length: > 0 } key] ? key : null, await RevisionAsync(context), context);
    }

    /// <summary>Records what the government answered.</summary>
    private static async Task<IResult> AnswerAsync(string id, int number, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return TryMillions(form["granted"], (await context.VisitorAsync()).Language, out var granted)
            ? await SendAsync(id, HttpMethod.Patch, $"/recommendations/{number}", new
            {
                answer = new { outcome = form["outcome"].ToString(), grantedDkk = granted, date = form["date"].ToString() },
            }, null, await RevisionAsync(context), context)
            : await ShowAsync(id, context, Text.RecommendationIncomplete, "error", 422);
    }

    private static async Task<long?> RevisionAsync(HttpContext context) =>
        long.TryParse((await context.Request.ReadFormAsync(context.RequestAborted))["revision"], out var revision) ? revision : null;

    private static bool TryMillions(string? text, Language language, out decimal dkk)
    {
        dkk = 0;
        if (string.IsNullOrWhiteSpace(text)) return true;
        if (!Written.TryReadNumber(text, language, out var millions) || millions is < 0 or > 1_000_000) return false;
        dkk = millions * DkkPerMillion;
        return true;
    }

    private static async Task<IResult> SendAsync(string id, HttpMethod method, string path, object body, string? key, long? revision, HttpContext context)
    {
        var answer = await context.Api().SendAsync(
            await context.VisitorAsync(), method, $"/api/v1/growth-teams/{Uri.EscapeDataString(id)}{path}", body, key, revision, context.RequestAborted);
        if (answer.IsSuccess) return Results.LocalRedirect($"/growth-teams/{Uri.EscapeDataString(id)}?done=true");
        return await ShowAsync(
            id, context, answer.Status == HttpStatusCode.PreconditionFailed ? Text.SomebodyElse : answer.Errors is [var first, ..] ? first.Message : answer.Detail,
            "error", (int)answer.Status);
    }

    private static async Task<IResult> ShowAsync(string id, HttpContext context, Phrase? message, string kind, int status) => Page.Of<TeamPage>(
        status, ("Team", await context.Api().ReadAsync<Team>(await context.VisitorAsync(), $"/api/v1/growth-teams/{Uri.EscapeDataString(id)}", context.RequestAborted)),
        ("Message", message), ("MessageKind", kind));
}
