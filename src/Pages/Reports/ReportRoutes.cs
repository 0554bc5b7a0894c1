using System.Net;
using Kkr.Pages.Aggregates;
using Kkr.Pages.Api;
using Kkr.Pages.Catalogue;
using Kkr.Pages.Layout;
using Kkr.Pages.Municipalities;
using Kkr.Pages.Regions;
using Kkr.Pages.Session;
using Kkr.Pages.Words;

namespace Kkr.Pages.Reports;

/// <summary>Reporting: the form, its checks, confirming, the receipt, the history and the approval.</summary>
internal static class ReportRoutes
{
    public static void MapReports(this RouteGroupBuilder pages)
    {
        foreach (var reporters in (string[])["municipalities", "regions"])
        {
            var report = pages.MapGroup($"/{reporters}/{{code}}/reports/{{dataSet}}/{{period}}");
            report.MapGet("", ShowAsync);
            report.MapPost("", WorkAsync);
            report.MapPost("/check", CheckAsync);
            report.MapPost("/draft", KeepDraftAsync);
            report.MapGet("/history", ShowHistoryAsync);
            report.MapGet("/receipt/{revision:long}", ShowReceiptAsync);
        }
    }

    private static string ApiPath(string code, string dataSet, string period) =>
        $"/api/v1/{ReportModel.KindOf(code)}/{Uri.EscapeDataString(code)}/reports/{Uri.EscapeDataString(dataSet)}/{Uri.EscapeDataString(period)}";

    private static async Task<ReportModel> LoadAsync(string code, string dataSet, string period, HttpContext context)
    {
        var (api, visitor, stop) = (context.Api(), await context.VisitorAsync(), context.RequestAborted);
        // What a region's completeness is everybody may read; its reports are the secretariat's.
        if (ReportModel.IsRegion(code) && !visitor.IsSecretariat)
            throw new ApiException(new(visitor.IsSignedIn ? HttpStatusCode.Forbidden : HttpStatusCode.Unauthorized, null, null, false));
        var municipality = ReportModel.IsRegion(code)
            ? Municipality.Of(await api.ReadAsync<Region>(visitor, $"/api/v1/regions/{Uri.EscapeDataString(code)}", stop))
            : await api.ReadAsync<Municipality>(visitor, $"/api/v1/municipalities/{Uri.EscapeDataString(code)}", stop);
        var definition = await context.RequestServices.GetRequiredService<Definitions>().FindAsync(visitor, dataSet, stop)
            ?? throw new ApiException(new(HttpStatusCode.NotFound, null, null, false));
        var report = await api.FindAsync<Report>(visitor, ApiPath(code, dataSet, period), stop);
        var before = municipality.Obligations.Where(o => o.DataSet == dataSet && o.IsMet && string.CompareOrdinal(o.Period, period) < 0).MaxBy(o => o.Period, StringComparer.Ordinal);
        var earlier = before is null ? null : await api.FindAsync<Report>(visitor, ApiPath(code, dataSet, before.Period), stop);
        return new(municipality, definition, period, report, earlier, before?.Period, municipality.Obligations.FirstOrDefault(o => o.DataSet == dataSet && o.Period == period))
        { Form = ReportForm.Of(report, visitor.Language) };
    }

    private static async Task<IResult> ShowAsync(string code, string dataSet, string period, HttpContext context)
    {
        var model = await LoadAsync(code, dataSet, period, context);
        var done = context.Request.Query["done"].ToString();
        return Page.Of<ReportPage>(("Model", model with
        {
            Message = done switch { "draft" => Text.DraftSaved, "discard" => Text.DraftDiscarded, "approve" => Text.ApprovedDone, "withdraw" => Text.WithdrawnDone, "reopen" => Text.ReopenedDone, "lock" => Text.LockedDone, _ => null },
            MessageKind = "success",
        }));
    }

    private static async Task<IResult> WorkAsync(string code, string dataSet, string period, HttpContext context)
    {
        var model = await LoadAsync(code, dataSet, period, context);
        var sent = await context.Request.ReadFormAsync(context.RequestAborted);
        var form = FormOf(sent);
        model = model with { Form = form, Key = sent["key"] is [{ Length: > 0 and <= 100 } key] && key.All(c => c is > ' ' and <= '~') ? key : model.Key };
        var revision = long.TryParse(sent["revision"], out var given) ? given : 0;
        return sent["action"].ToString() switch
        {
            "edit" => Page.Of<ReportPage>(("Model", model)),
            "submit" => await SubmitAsync(model, revision, sent, context),
            "draft" => await SaveDraftAsync(model, revision, context),
            "discard" => await MoveAsync(model, HttpMethod.Delete, "draft", "discard", revision, sent["reason"], context),
            "approve" or "withdraw" or "reopen" or "lock" => await MoveAsync(model, HttpMethod.Post, sent["action"].ToString(), sent["action"].ToString(), revision, sent["reason"], context),
            _ => await PreviewAsync(model, context),
        };
    }

    /// <summary>Asks the server what submitting would do; what is refused is shown in the form, the rest to be confirmed.</summary>
    private static async Task<IResult> PreviewAsync(ReportModel model, HttpContext context)
    {
        var (faults, answer) = await TryAsync(model, context);
        if (faults.Count > 0) return Page.Of<ReportPage>(422, ("Model", model with { Faults = faults }));
        if (answer is not { IsSuccess: true }) return Page.Of<ReportPage>((int)answer!.Status, ("Model", model with { Message = answer.Detail }));
        var preview = answer.As<Preview>();
        return preview.Changes.Count == 0 && model.Report is { Status: not "draft" } && preview.Warnings.Count == 0
            ? Page.Of<ReportPage>(("Model", model with { Message = Text.NothingChanged, MessageKind = "info" }))
            : Page.Of<ConfirmPage>(("Model", model with { Preview = preview }));
    }

    private static async Task<(IReadOnlyList<FieldFault> Faults, ApiAnswer? Answer)> TryAsync(ReportModel model, HttpContext context)
    {
        var visitor = await context.VisitorAsync();
        var (submission, faults) = model.Form.Read(model.Definition, model.Period, visitor.Language);
        if (faults.Count > 0) return (faults, null);
        var answer = await context.Api().SendAsync(
            visitor, HttpMethod.Post, $"/api/v1/{ReportModel.KindOf(model.Municipality.Code)}/{model.Municipality.Code}/submissions?dryRun=true", submission, "check", null, context.RequestAborted);
        return (model.Form.PlaceFaults(model.Definition, answer.Errors), answer);
    }

    private static async Task<IResult> SubmitAsync(ReportModel model, long revision, IFormCollection sent, HttpContext context)
    {
        var visitor = await context.VisitorAsync();
        var (submission, faults) = model.Form.Read(model.Definition, model.Period, visitor.Language);
        if (faults.Count > 0) return Page.Of<ReportPage>(422, ("Model", model with { Faults = faults }));
        if (sent["warnings"] == "true" && sent["seen"] != "true")
        {
            var (_, again) = await TryAsync(model, context);
            return Page.Of<ConfirmPage>(422, ("Model", model with { Preview = again!.As<Preview>(), Message = Text.ConfirmWarnings }));
        }

        var answer = await context.Api().SendAsync(
            visitor, HttpMethod.Post, $"/api/v1/{ReportModel.KindOf(model.Municipality.Code)}/{model.Municipality.Code}/submissions", submission, model.Key,
            revision > 0 ? revision : null, context.RequestAborted);
        if (answer.IsSuccess) return Results.LocalRedirect($"{model.Path}/receipt/{answer.As<Receipt>().Revision}");
        if (answer.Status == HttpStatusCode.PreconditionFailed) return Page.Of<ReportPage>(412, ("Model", model with { Message = Text.SomebodyElse }));
        var placed = model.Form.PlaceFaults(model.Definition, answer.Errors);
        return Page.Of<ReportPage>((int)answer.Status, ("Model", model with { Faults = placed, Message = placed.Count == 0 ? answer.Detail : null }));
    }

    private static async Task<ApiAnswer?> PutDraftAsync(ReportModel model, long revision, HttpContext context)
    {
        var visitor = await context.VisitorAsync();
        var (submission, faults) = model.Form.Read(model.Definition, model.Period, visitor.Language);
        // What can't be read as a number can't be kept as one.
        return faults.Count > 0 ? null : await context.Api().SendAsync(
            visitor, HttpMethod.Put, ApiPath(model.Municipality.Code, model.Definition.Id, model.Period) + "/draft", submission, null, revision, context.RequestAborted);
    }

    private static async Task<IResult> SaveDraftAsync(ReportModel model, long revision, HttpContext context)
    {
        var visitor = await context.VisitorAsync();
        var answer = await PutDraftAsync(model, revision, context);
        if (answer is null) return Page.Of<ReportPage>(422, ("Model", model with { Faults = model.Form.Read(model.Definition, model.Period, visitor.Language).Faults }));
        if (answer.IsSuccess) return Results.LocalRedirect(model.Path + "?done=draft");
        return Page.Of<ReportPage>((int)answer.Status, ("Model", model with { Message = answer.Status == HttpStatusCode.PreconditionFailed ? Text.SomebodyElse : answer.Detail }));
    }

    private static async Task<IResult> MoveAsync(
        ReportModel model, HttpMethod method, string step, string done, long revision, string? reason, HttpContext context)
    {
        var answer = await context.Api().SendAsync(
            await context.VisitorAsync(), method, $"{ApiPath(model.Municipality.Code, model.Definition.Id, model.Period)}/{step}",
            string.IsNullOrWhiteSpace(reason) ? null : new { reason }, null, revision, context.RequestAborted);
        if (answer.IsSuccess) return Results.LocalRedirect($"{model.Path}?done={done}");
        return Page.Of<ReportPage>((int)answer.Status, ("Model", model with
        {
            Form = ReportForm.Of(model.Report, (await context.VisitorAsync()).Language),
            Message = answer.Status switch
            {
                HttpStatusCode.PreconditionFailed => Text.SomebodyElse,
                HttpStatusCode.Forbidden when step == "approve" => Text.NotYourOwn,
                _ => answer.Detail,
            },
        }));
    }

    /// <summary>Checks what is typed, for the page's script.</summary>
    private static async Task<IResult> CheckAsync(string code, string dataSet, string period, HttpContext context)
    {
        var visitor = await context.VisitorAsync();
        var model = await LoadAsync(code, dataSet, period, context) with { Form = FormOf(await context.Request.ReadFormAsync(context.RequestAborted)) };
        var (faults, answer) = await TryAsync(model, context);
        return Results.Json(new
        {
            faults = faults.Select(f => new { field = f.Field, message = f.Message.In(visitor.Language) }),
            warnings = answer is { IsSuccess: true } ? answer.As<Preview>().Warnings.Select(w => w.Message.In(visitor.Language)) : [],
            problem = answer is { IsSuccess: false } && faults.Count == 0 ? answer.Detail.In(visitor.Language) : null,
        });
    }

    /// <summary>Keeps what is typed, for the page's script.</summary>
    private static async Task<IResult> KeepDraftAsync(string code, string dataSet, string period, HttpContext context)
    {
        var visitor = await context.VisitorAsync();
        var sent = await context.Request.ReadFormAsync(context.RequestAborted);
        var model = await LoadAsync(code, dataSet, period, context) with { Form = FormOf(sent) };
        var answer = await PutDraftAsync(model, long.TryParse(sent["revision"], out var revision) ? revision : 0, context);
        if (answer is not { IsSuccess: true })
            return Results.Json(new { saved = false, message = (answer?.Status == HttpStatusCode.PreconditionFailed ? Text.SomebodyElse : answer?.Detail ?? Text.NotANumber).In(visitor.Language) });
        var receipt = answer.Body!.Value.GetProperty("receipt");
        return Results.Json(new
        {
            saved = true,
            revision = receipt.GetProperty("revision").GetInt64(),
            message = string.Format(System.Globalization.CultureInfo.InvariantCulture, Text.DraftSavedAt.In(visitor.Language), Written.Moment(receipt.GetProperty("recordedAt").GetDateTimeOffset(), visitor.Language)),
        });
    }

    private static async Task<IResult> ShowHistoryAsync(string code, string dataSet, string period, HttpContext context)
    {
        var model = await LoadAsync(code, dataSet, period, context);
        var history = await context.Api().ReadAsync<History>(await context.VisitorAsync(), ApiPath(code, dataSet, period) + "/history", context.RequestAborted);
        return Page.Of<HistoryPage>(("Model", model), ("History", history));
    }

    private static async Task<IResult> ShowReceiptAsync(string code, string dataSet, string period, long revision, HttpContext context)
    {
        var visitor = await context.VisitorAsync();
        var model = await LoadAsync(code, dataSet, period, context);
        var history = await context.Api().ReadAsync<History>(visitor, ApiPath(code, dataSet, period) + "/history", context.RequestAborted);
        if (history.Revisions.FirstOrDefault(r => r.Number == revision) is not { } found) return Page.Of<MessagePage>(404, ("Heading", Text.NotFound), ("Message", Text.NotFoundMessage));
        // The position makes the region's answer wait until it holds this very revision.
        var region = await context.Api().SendAsync(
            visitor, HttpMethod.Get, $"/api/v1/regions/{model.Municipality.Region}/aggregates/{model.Definition.Id}?period={Uri.EscapeDataString(period)}&minPosition={Uri.EscapeDataString(found.Position)}",
            null, null, null, context.RequestAborted);
        return Page.Of<ReceiptPage>(("Model", model), ("Revision", found), ("Region", region.IsSuccess ? region.As<Aggregate>() : null));
    }

    private static ReportForm FormOf(IFormCollection sent) => new(sent
        .Where(f => f.Key is "comment" || (f.Key.Length > 1 && f.Key[1] == ':'))
        .ToDictionary(f => f.Key, f => (IReadOnlyList<string>)[.. f.Value.OfType<string>()], StringComparer.Ordinal));
}
