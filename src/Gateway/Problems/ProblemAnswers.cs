using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Kkr.Catalogue;
using Kkr.Gateway.Tables;
using Kkr.Reports;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Kkr.Gateway.Problems;

/// <summary>What clients read when something was not done: problem details by RFC 9457, with texts in both languages.</summary>
internal static class ProblemAnswers
{
    /// <summary>The answer to a command that a grain refused.</summary>
    public static ProblemHttpResult Problem(this Refusal refusal)
    {
        var (status, type) = refusal.Kind switch
        {
            RefusalKind.Invalid => (StatusCodes.Status422UnprocessableEntity, "validation"),
            RefusalKind.KeyReused => (StatusCodes.Status422UnprocessableEntity, "idempotency-key-reused"),
            RefusalKind.ReportsJointly => (StatusCodes.Status422UnprocessableEntity, "reports-jointly"),
            RefusalKind.RevisionMismatch => (StatusCodes.Status412PreconditionFailed, "revision-mismatch"),
            RefusalKind.ReportLocked => (StatusCodes.Status409Conflict, "report-locked"),
            RefusalKind.PeriodClosed => (StatusCodes.Status409Conflict, "period-closed"),
            RefusalKind.Conflict => (StatusCodes.Status409Conflict, "conflict"),
            RefusalKind.Forbidden => (StatusCodes.Status403Forbidden, "forbidden"),
            _ => (StatusCodes.Status404NotFound, "not-found"),
        };
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in refusal.Facts) extensions[name] = value;
        if (!refusal.Errors.IsDefaultOrEmpty) extensions["errors"] = ErrorsOf(refusal.Errors);
        return Create(status, type, refusal.Detail, extensions);
    }

    /// <summary>Invalid content, with every fault.</summary>
    public static ProblemHttpResult Invalid(ImmutableArray<ValidationError> errors) => Refusal.Invalid(errors).Problem();

    /// <summary>A request that can't be read: the path of what is wrong in it, and what.</summary>
    public static ProblemHttpResult Malformed(string path, Text detail, int status = StatusCodes.Status400BadRequest) =>
        Create(status, "malformed", detail, new(StringComparer.Ordinal) { ["path"] = path });

    /// <summary>A query with a parameter at fault.</summary>
    public static ProblemHttpResult BadParameter(string parameter, string? value, Text detail) => Create(
        StatusCodes.Status400BadRequest, "bad-parameter", detail,
        new(StringComparer.Ordinal) { ["parameter"] = parameter, ["value"] = value });

    /// <summary>Something that is not there.</summary>
    public static ProblemHttpResult NotFound(string what, string id) => Create(
        StatusCodes.Status404NotFound, "not-found", new("Findes ikke.", "There is no such thing."),
        new(StringComparer.Ordinal) { ["what"] = what, ["id"] = id });

    /// <summary>No answer in time.</summary>
    public static ProblemHttpResult TimedOut(Text detail) => Create(StatusCodes.Status504GatewayTimeout, "timeout", detail);

    /// <summary>A problem of a type of ours.</summary>
    public static ProblemHttpResult Create(int status, string type, Text detail, Dictionary<string, object?>? extensions = null)
    {
        extensions ??= new(StringComparer.Ordinal);
        extensions["detailDa"] = detail.Da;
        return TypedResults.Problem(new ProblemDetails
        {
            Status = status,
            Type = "/problems/" + type,
            Title = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
            Detail = detail.En,
            Extensions = extensions,
        });
    }

    /// <summary>Gives an answer that has a status and nothing else (401, 403, 404, 405 …) its problem details.</summary>
    public static async Task WriteStatusAsync(StatusCodeContext context)
    {
        var status = context.HttpContext.Response.StatusCode;
        var (type, detail) = status switch
        {
            StatusCodes.Status401Unauthorized => ("unauthorized", new Text("Log ind først.", "A valid token is needed.")),
            StatusCodes.Status403Forbidden => ("forbidden", Refusal.Forbidden.Detail),
            StatusCodes.Status404NotFound => ("not-found", new Text("Findes ikke.", "There is no such thing.")),
            StatusCodes.Status413PayloadTooLarge => ("too-large", new Text("Indholdet er for stort.", "The body is too large.")),
            StatusCodes.Status429TooManyRequests => ("rate-limited", new Text("Det gik for hurtigt. Vent lidt.", "Too many requests. Wait a little.")),
            StatusCodes.Status415UnsupportedMediaType => ("media-type", new Text("Formatet kan ikke læses her.", "This format can't be read here.")),
            _ => ("request", new Text("Forespørgslen kan ikke besvares.", "The request can't be answered.")),
        };
        var problem = Create(status, type, detail);
        if (context.HttpContext.Request.Path.StartsWithSegments(PxWebApi.Path, StringComparison.OrdinalIgnoreCase)) PxWebApi.MakeAbsolute(problem, context.HttpContext);
        await problem.ExecuteAsync(context.HttpContext);
    }

    private static JsonArray ErrorsOf(ImmutableArray<ValidationError> errors) => new([.. errors.Select(e => (JsonNode)new JsonObject
    {
        ["path"] = e.Path,
        ["rule"] = e.Rule,
        ["value"] = e.Value is { } json ? JsonNode.Parse(json) : null,
        ["message"] = new JsonObject { ["da"] = e.Message.Da, ["en"] = e.Message.En },
    })]);
}
