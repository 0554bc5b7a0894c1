using System.Collections.Immutable;
using System.Text.Json;
using Kkr.Catalogue;
using Kkr.Gateway.Bodies;
using Kkr.Gateway.Problems;
using Kkr.Gateway.Rights;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Gateway.Reports;

/// <summary><c>POST …/submissions</c>: the way by which figures come in.</summary>
internal static class SubmissionApi
{
    public static void MapSubmissions(this RouteGroupBuilder api)
    {
        Describe(api.MapPost("/municipalities/{code}/submissions", (string code, HttpContext context, IGrainFactory grains, KnownDataSets dataSets, PrivacyKey privacy) =>
            SubmitAsync(code, c => Areas.TryGetMunicipality(c, out _), context, grains, dataSets, privacy)), "Submit or correct a municipality's report");
        Describe(api.MapPost("/regions/{code}/submissions", (string code, HttpContext context, IGrainFactory grains, KnownDataSets dataSets, PrivacyKey privacy) =>
            SubmitAsync(code, Areas.IsRegion, context, grains, dataSets, privacy)), "Submit or correct figures that a region or the country reports itself");

        static void Describe(RouteHandlerBuilder route, string summary) => route
            .WithTags("Submissions").WithSummary(summary).TakesKey(required: true).TakesRevision(required: false)
            .Asks("dryRun", "true: the content is checked and compared, and nothing is stored.")
            .RequireAuthorization(Policy.ReportersOfArea)
            .Accepts<JsonElement>("application/json")
            .Produces<ReceiptAnswer>(StatusCodes.Status201Created)
            .Produces<ReceiptAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> SubmitAsync(
        string code, Func<AreaCode, bool> exists, HttpContext context, IGrainFactory grains, KnownDataSets dataSets, PrivacyKey privacy)
    {
        var caller = context.Caller();
        // Right before existence: who may not, learns nothing of what there is.
        if (!AreaCode.TryParse(code, out var reporter)) return caller.IsSecretariat ? ProblemAnswers.NotFound("area", code) : Refusal.Forbidden.Problem();
        if (!caller.MayReportFor(reporter)) return Refusal.Forbidden.Problem();
        if (!exists(reporter)) return ProblemAnswers.NotFound("area", code);
        if (!context.Request.HasJsonContentType())
            return ProblemAnswers.Create(StatusCodes.Status415UnsupportedMediaType, "media-type", new("Send JSON.", "Send JSON."));
        if (!CommandHeaders.TryReadKey(context.Request, out var idempotencyKey, out var noKey)) return noKey!;
        if (!Revisions.TryReadIfMatch(context.Request, out var expected))
            return ProblemAnswers.Malformed("If-Match", new("Skal være en revision: \"3\".", "Must be a revision: \"3\"."));
        if (!TryReadDryRun(context.Request, out var dryRun))
            return ProblemAnswers.BadParameter("dryRun", context.Request.Query["dryRun"], new("true eller false.", "true or false."));

        SubmissionDocument document;
        try
        {
            document = SubmissionDocument.Read(await RequestBody.ReadAsync(context.Request, GatewayHost.MaxBodyBytes));
        }
        catch (MalformedDocumentException malformed)
        {
            return ProblemAnswers.Malformed(malformed.Path, malformed.Detail);
        }

        // Persons and firms become keyed hashes here: nothing behind the gateway ever sees who they are.
        if (document.DataSet is { } named && await dataSets.FindAsync(named, context.RequestAborted) is { } known)
        {
            if (privacy.Protect(known.Definition, document.Submission) is not { } kept)
                return PrivacyKey.MissingProblem();
            document = document with { Submission = kept };
        }

        var (address, faults) = await AddressAsync(reporter, document, grains, dataSets, context.RequestAborted);
        if (address is not { } key) return ProblemAnswers.Invalid(faults);
        var command = new SubmitReport(new(idempotencyKey, caller), document.Submission, expected);
        var report = grains.Report(key);
        if (dryRun)
        {
            var preview = await Retrying.Async(ct => report.PreviewAsync(command, ct), context.RequestAborted);
            return preview.Refusal is { } no ? no.Problem() : TypedResults.Ok(PreviewAnswer.Of(preview.Value!));
        }

        var answer = await Retrying.CommandAsync(ct => report.SubmitAsync(command, ct), context.RequestAborted);
        if (answer.Refusal is { } refusal) return refusal.Problem();
        var receipt = answer.Value!;
        return CommandAnswer.Of(context, answer.Replayed, receipt.Revision, ReceiptAnswer.Of(receipt), ReportApi.PathOf(receipt.Report));
    }

    /// <summary>The report that a submission is for; or, where it can't be told, every fault of the submission.</summary>
    private static async ValueTask<(ReportKey? Key, ImmutableArray<ValidationError> Faults)> AddressAsync(
        AreaCode reporter, SubmissionDocument document, IGrainFactory grains, KnownDataSets dataSets, CancellationToken cancellationToken)
    {
        var submission = document.Submission;
        var dataSet = document.DataSet is { } id ? await dataSets.FindAsync(id, cancellationToken) : null;
        if (document.DataSet is not null && dataSet is null)
            submission = Add(submission, new("/dataSet", "unknown-data-set", JsonSerializer.Serialize(document.DataSet),
                new("Datasættet findes ikke.", "There is no such data set.")));
        Period period = default;
        if (document.Period is { } text && !Period.TryParse(text, out period))
            submission = Add(submission, new("/period", "period-format", JsonSerializer.Serialize(text),
                new("Skrives som 2020, 2020H1, 2020K4, 2020M12, 2020-12-01 eller 2017-2018.", "Is written as 2020, 2020H1, 2020K4, 2020M12, 2020-12-01 or 2017-2018.")));
        if (dataSet is not null && document.Period is not null && period != default) return (new(reporter, document.DataSet!, period), []);
        return (null, dataSet is null ? submission.Faults : await grains.DataSet(document.DataSet!).CheckAsync(submission, cancellationToken));

        static Submission Add(Submission submission, ValidationError fault) => submission with { Faults = submission.Faults.Add(fault) };
    }

    private static bool TryReadDryRun(HttpRequest request, out bool dryRun)
    {
        dryRun = false;
        return !request.Query.TryGetValue("dryRun", out var value) || bool.TryParse(value, out dryRun);
    }
}
