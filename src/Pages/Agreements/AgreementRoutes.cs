using System.Net;
using Kkr.Pages.Api;
using Kkr.Pages.Municipalities;
using Kkr.Pages.Session;
using Kkr.Pages.Words;

namespace Kkr.Pages.Agreements;

/// <summary>Framework agreements: providers, supervision and follow-ups.</summary>
internal static class AgreementRoutes
{
    public static void MapAgreements(this RouteGroupBuilder pages)
    {
        pages.MapGet("/agreements", async (HttpContext context, KkrApi api) => Page.Of<AgreementsPage>(
            ("Agreements", await api.ReadAsync<AgreementRow[]>(await context.VisitorAsync(), "/api/v1/agreements", context.RequestAborted))));
        pages.MapGet("/agreements/{id}", (string id, HttpContext context) => ShowAsync(id, context, context.Request.Query["done"] == "true" ? Text.Saved : null, "success", 200));
        pages.MapPost("/agreements/{id}/follow-ups", (string id, HttpContext context) => SendAsync(
            id, "follow-ups", form => new { due = form["due"].ToString(), held = form["held"].ToString(), reference = Optional(form["reference"]) }, context));
        pages.MapPost("/agreements/{id}/supervision-reports", (string id, HttpContext context) => SendAsync(
            id, "supervision-reports", form => new { municipality = form["municipality"].ToString(), date = form["date"].ToString(), reference = form["reference"].ToString() }, context));
    }

    private static string? Optional(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static async Task<IResult> SendAsync(string id, string path, Func<IFormCollection, object> body, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var answer = await context.Api().SendAsync(
            await context.VisitorAsync(), HttpMethod.Post, $"/api/v1/agreements/{Uri.EscapeDataString(id)}/{path}", body(form), form["key"].ToString(), null, context.RequestAborted);
        if (answer.IsSuccess) return Results.LocalRedirect($"/agreements/{Uri.EscapeDataString(id)}?done=true");
        return await ShowAsync(
            id, context, answer.Status == HttpStatusCode.PreconditionFailed ? Text.SomebodyElse : answer.Errors is [var first, ..] ? first.Message : answer.Detail,
            "error", (int)answer.Status);
    }

    private static async Task<IResult> ShowAsync(string id, HttpContext context, Phrase? message, string kind, int status)
    {
        var visitor = await context.VisitorAsync();
        var municipalities = await context.Api().MunicipalitiesAsync(visitor, context.RequestAborted);
        return Page.Of<AgreementPage>(
            status, ("Agreement", await context.Api().ReadAsync<Agreement>(visitor, $"/api/v1/agreements/{Uri.EscapeDataString(id)}", context.RequestAborted)),
            ("Names", municipalities.ToDictionary(m => m.Code, m => m.Name, StringComparer.Ordinal)), ("Message", message), ("MessageKind", kind));
    }
}
