using System.Globalization;
using System.Net;
using Kkr.Pages.Api;
using Kkr.Pages.Session;
using Kkr.Pages.Words;

namespace Kkr.Pages.ResultContracts;

/// <summary>Result contracts: their scores, the evidence, and KKR's endorsement.</summary>
internal static class ContractRoutes
{
    public static void MapResultContracts(this RouteGroupBuilder pages)
    {
        pages.MapGet("/contracts", async (HttpContext context, KkrApi api) => Page.Of<ContractsPage>(
            ("Contracts", await api.ReadAsync<ContractRow[]>(await context.VisitorAsync(), "/api/v1/result-contracts", context.RequestAborted))));
        pages.MapGet("/contracts/{id}", (string id, HttpContext context) => ShowAsync(id, context, context.Request.Query["done"] == "true" ? Text.Saved : null, "success", 200));
        pages.MapPost("/contracts/{id}/goals/{number:int}/evidence", async (string id, int number, HttpContext context, KkrApi api) =>
        {
            var visitor = await context.VisitorAsync();
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            if (!TryReadEvidence(form, visitor.Language, out var evidence)) return await ShowAsync(id, context, Text.EvidenceIncomplete, "error", 422);
            var answer = await api.SendAsync(
                visitor, HttpMethod.Post, $"{PathOf(id)}/goals/{number}/evidence", evidence, form["key"].ToString(), null, context.RequestAborted);
            return answer.IsSuccess
                ? Results.LocalRedirect($"/contracts/{Uri.EscapeDataString(id)}?done=true#goal-{number}")
                : await ShowAsync(id, context, MessageOf(answer), "error", (int)answer.Status);
        });
        pages.MapPost("/contracts/{id}/next-year", DraftNextYearAsync);
        pages.MapPost("/contracts/{id}/{step:regex(^(endorse|reopen)$)}", async (string id, string step, HttpContext context, KkrApi api) =>
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            var said = form["said"].ToString();
            var answer = await api.SendAsync(
                await context.VisitorAsync(), HttpMethod.Post, $"{PathOf(id)}/{step}", step == "endorse" ? new { meeting = said } : new { reason = said },
                null, long.TryParse(form["revision"], out var revision) ? revision : null, context.RequestAborted);
            return answer.IsSuccess
                ? Results.LocalRedirect($"/contracts/{Uri.EscapeDataString(id)}?done=true")
                : await ShowAsync(id, context, MessageOf(answer), "error", (int)answer.Status);
        });
    }

    /// <summary>Drafts the next year's contract, and goes there.</summary>
    private static async Task<IResult> DraftNextYearAsync(string id, HttpContext context, KkrApi api)
    {
        var answer = await api.SendAsync(await context.VisitorAsync(), HttpMethod.Post, PathOf(id) + "/next-year", new { }, null, null, context.RequestAborted);
        return answer.IsSuccess
            ? Results.LocalRedirect($"/contracts/{Uri.EscapeDataString(answer.As<Contract>().Id)}?done=true")
            : await ShowAsync(id, context, answer.Status == HttpStatusCode.PreconditionFailed ? Text.NextYearIsThere : MessageOf(answer), "error", (int)answer.Status);
    }

    private static string PathOf(string id) => $"/api/v1/result-contracts/{Uri.EscapeDataString(id)}";

    private static Phrase MessageOf(ApiAnswer answer) =>
        answer.Status == HttpStatusCode.PreconditionFailed ? Text.SomebodyElse : answer.Errors is [var first, ..] ? first.Message : answer.Detail;

    private static async Task<IResult> ShowAsync(string id, HttpContext context, Phrase? message, string kind, int status)
    {
        var (api, visitor, stop) = (context.Api(), await context.VisitorAsync(), context.RequestAborted);
        var contract = await api.ReadAsync<Contract>(visitor, PathOf(id), stop);
        var assessment = await api.ReadAsync<Assessment>(visitor, PathOf(id) + "/assessment", stop);
        var all = await api.ReadAsync<ContractRow[]>(visitor, "/api/v1/result-contracts", stop);
        // The year before: the contract it was made from, or the same parties' of the year before.
        var before = all.FirstOrDefault(c => c.Id == contract.Terms.Predecessor)
            ?? all.FirstOrDefault(c => c.To.Year == contract.Terms.From.Year - 1 && c.Parties.SequenceEqual(contract.Terms.Parties.Select(p => p.Name)));
        return Page.Of<ContractPage>(status, ("Contract", contract), ("Assessment", assessment), ("Before", before), ("Message", message), ("MessageKind", kind));
    }

    /// <summary>The evidence that a goal's form holds; its fields depend on the goal's rule.</summary>
    private static bool TryReadEvidence(IFormCollection form, Language language, out Dictionary<string, object?> evidence)
    {
        evidence = [];
        var isWhole = true;
        string Said(string name) => form[name].ToString().Trim();
        decimal? Number(string name)
        {
            if (Said(name).Length == 0) return null;
            if (Written.TryReadNumber(Said(name), language, out var value)) return value;
            isWhole = false;
            return null;
        }

        decimal Needed(string name) { var value = Number(name); isWhole &= value is not null; return value ?? 0; }
        string Day() { isWhole &= DateOnly.TryParseExact(Said("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _); return Said("date"); }
        string Stated(string name) { isWhole &= Said(name).Length > 0; return Said(name); }
        int Count(string name) { var value = Needed(name); isWhole &= value == decimal.Truncate(value) && value is >= 0 and <= int.MaxValue; return isWhole ? (int)value : 0; }

        switch (Said("kind"))
        {
            case "thresholds":
                evidence["evaluations"] = new[] { new { date = Day(), sent = Count("sent"), answered = Count("answered"), netPromoterScore = Needed("value") } };
                break;
            case "share-at-or-above":
                evidence["evaluations"] = new[] { new { date = Day(), sent = Count("sent"), answered = Count("answered"), favourablePercent = Needed("value") } };
                break;
            case "decided-by-authority":
                evidence["decisions"] = new[] { new { authority = Stated("authority"), fulfilment = Needed("value"), date = Day() } };
                break;
            case "increase-over-baseline" or "counts-against-targets":
                evidence["figures"] = new[] { new { key = Stated("for"), value = Needed("value"), date = Day(), baseline = Said("baseline") == "true" } };
                break;
            case "share-of-efforts":
                evidence["efforts"] = new[] { new { key = Stated("for"), status = Stated("status"), date = Day() } };
                break;
            default:
                var title = Stated("title");
                evidence["documents"] = new[] { new { title = new { da = title, en = title }, reference = Stated("reference"), covers = form["for"].OfType<string>().Where(c => c.Length > 0).ToList(), date = Day() } };
                break;
        }

        if (Number("proposed") is { } proposed) evidence["proposed"] = new { fulfilment = proposed };
        if (Said("comment") is { Length: > 0 } comment) evidence["comment"] = comment;
        return isWhole;
    }
}
