using Kkr.Catalogue;
using Kkr.Gateway.Bodies;
using Kkr.Gateway.Problems;
using Kkr.Gateway.Rights;
using Kkr.Reports;

namespace Kkr.Gateway.Reports;

/// <summary><c>…/reports/{dataSet}/{period}/…</c>: how a report moves on in its life.</summary>
internal static class ReportLifeApi
{
    private delegate Task<Answer<Receipt>> Step(IReportGrain report, ReportCommand command, CancellationToken cancellationToken);

    public static void MapReportLife(this RouteGroupBuilder api)
    {
        foreach (var kind in (string[])["municipalities", "regions"])
        {
            var reports = api.MapGroup($"/{kind}/{{code}}/reports/{{dataSet}}/{{period}}")
                .WithTags("Reports")
                .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
                .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
                .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
                .ProducesProblem(StatusCodes.Status428PreconditionRequired);
            reports.MapPut("/draft", SaveDraftAsync).WithSummary("Save what is not submitted yet").Produces<SavedDraftAnswer>().RequireAuthorization(Policy.ReportersOfArea);
            Map("DELETE", "draft", Policy.ReportersOfArea, "Throw the draft away", (r, c, ct) => r.DiscardDraftAsync(c, ct));
            if (kind == "municipalities") Map("POST", "approve", Policy.ApproversOfArea, "Approve the revision that If-Match names", (r, c, ct) => r.ApproveAsync(c, ct));
            Map("POST", "withdraw", Policy.ReportersOfArea, "Take the report back", (r, c, ct) => r.WithdrawAsync(c, ct));
            Map("POST", "lock", Policy.Secretariat, "Close the report to change", (r, c, ct) => r.LockAsync(c, ct));
            Map("POST", "reopen", Policy.Secretariat, "Open a locked report to change again", (r, c, ct) => r.ReopenAsync(c, ct));

            void Map(string method, string name, string rule, string summary, Step step) => reports
                .MapMethods("/" + name, [method], (string code, string dataSet, string period, HttpContext context, IGrainFactory grains, KnownDataSets dataSets) =>
                    MoveAsync(name, step, code, dataSet, period, context, grains, dataSets))
                .WithSummary(summary).TakesKey(required: false).TakesRevision(required: true).Produces<ReceiptAnswer>().RequireAuthorization(rule);
        }
    }

    private static async Task<IResult> MoveAsync(
        string name, Step step, string code, string dataSet, string period, HttpContext context, IGrainFactory grains, KnownDataSets dataSets)
    {
        var (key, unknown) = await ReportApi.AddressAsync(code, dataSet, period, context, dataSets);
        if (unknown is not null) return unknown;
        if (!CommandHeaders.TryReadRevision(context.Request, out var expected, out var problem)) return problem!;
        ReasonRequest request;
        try
        {
            request = await ReasonRequest.ReadAsync(context.Request);
        }
        catch (MalformedDocumentException malformed)
        {
            return ProblemAnswers.Malformed(malformed.Path, malformed.Detail);
        }

        var caller = context.Caller();
        // Without a revision nothing tells a repeat from a second wish; each is then a command of its own.
        var occasion = expected?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? Guid.NewGuid().ToString();
        if (!CommandHeaders.TryReadKey(context.Request, $"{name}\n{key}\n{occasion}\n{caller.Subject}\n{request.Said}", out var id, out problem))
            return problem!;
        var command = new ReportCommand(new(id, caller), expected, request.Said);
        var answer = await Retrying.CommandAsync(ct => step(grains.Report(key), command, ct), context.RequestAborted);
        if (answer.Refusal is { } refusal) return refusal.Problem();
        return CommandAnswer.Of(context, answer.Replayed, answer.Value!.Revision, ReceiptAnswer.Of(answer.Value!));
    }

    private static async Task<IResult> SaveDraftAsync(
        string code, string dataSet, string period, HttpContext context, IGrainFactory grains, KnownDataSets dataSets, PrivacyKey privacy)
    {
        var (key, unknown) = await ReportApi.AddressAsync(code, dataSet, period, context, dataSets);
        if (unknown is not null) return unknown;
        if (!Revisions.TryReadIfMatch(context.Request, out var expected))
            return ProblemAnswers.Malformed("If-Match", new("Skal være en revision: \"3\".", "Must be a revision: \"3\"."));
        SubmissionDocument document;
        try
        {
            document = SubmissionDocument.Read(await RequestBody.ReadAsync(context.Request, GatewayHost.MaxBodyBytes));
        }
        catch (MalformedDocumentException malformed)
        {
            return ProblemAnswers.Malformed(malformed.Path, malformed.Detail);
        }

        // The address says which report; the body may say it again.
        if (document.DataSet is not null && document.DataSet != key.DataSet)
            return ProblemAnswers.Malformed("/dataSet", new("Er et andet end adressens.", "Is another than the address's."));
        if (document.Period is not null && !(Period.TryParse(document.Period, out var named) && named == key.Period))
            return ProblemAnswers.Malformed("/period", new("Er en anden end adressens.", "Is another than the address's."));
        var submission = document.Submission with
        {
            Faults = document.Submission.Faults.RemoveAll(f => f is { Path: "/dataSet" or "/period", Rule: "required" }),
        };
        if (await dataSets.FindAsync(key.DataSet, context.RequestAborted) is { } known)
        {
            if (privacy.Protect(known.Definition, submission) is not { } kept) return PrivacyKey.MissingProblem();
            submission = kept;
        }

        // What could not be read can't be saved either: the rest would be less than was sent.
        if (!submission.Faults.IsEmpty) return ProblemAnswers.Invalid(submission.Faults);
        if (!CommandHeaders.TryReadKey(context.Request, Guid.NewGuid().ToString(), out var id, out var problem)) return problem!;
        var command = new SubmitReport(new(id, context.Caller()), submission, expected);
        var answer = await Retrying.CommandAsync(ct => grains.Report(key).SaveDraftAsync(command, ct), context.RequestAborted);
        if (answer.Refusal is { } refusal) return refusal.Problem();
        return CommandAnswer.Of(context, answer.Replayed, answer.Value!.Receipt.Revision, SavedDraftAnswer.Of(answer.Value!));
    }
}
