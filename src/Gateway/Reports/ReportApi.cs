using Kkr.Catalogue;
using Kkr.Gateway.Problems;
using Kkr.Gateway.Rights;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Gateway.Reports;

/// <summary><c>…/reports/{dataSet}/{period}</c>: a report and its history.</summary>
internal static class ReportApi
{
    public static void MapReports(this RouteGroupBuilder api)
    {
        foreach (var kind in (string[])["municipalities", "regions"])
        {
            var reports = api.MapGroup($"/{kind}/{{code}}/reports/{{dataSet}}/{{period}}")
                .WithTags("Reports")
                .RequireAuthorization(Policy.ReportersOfArea)
                .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
                .ProducesProblem(StatusCodes.Status404NotFound);
            reports.MapGet("", ReadAsync).WithSummary("The report as it stands").Produces<ReportAnswer>();
            reports.MapGet("/history", ReadHistoryAsync).WithSummary("Every revision of the report").Produces<HistoryAnswer>();
        }
    }

    /// <summary>Where a report is read.</summary>
    public static string PathOf(ReportKey key) =>
        $"/api/v1/{(Areas.IsRegion(key.Reporter) ? "regions" : "municipalities")}/{key.Reporter}/reports/{key.DataSet}/{key.Period}";

    private static async Task<IResult> ReadAsync(
        string code, string dataSet, string period, HttpContext context, IGrainFactory grains, KnownDataSets dataSets)
    {
        var (key, problem) = await AddressAsync(code, dataSet, period, context, dataSets);
        if (problem is not null) return problem;
        var answer = await Retrying.Async(ct => grains.Report(key).ReadAsync(context.Caller(), ct), context.RequestAborted);
        if (answer.Refusal is { } refusal) return refusal.Problem();
        if (answer.Value is not { Revision: > 0 } report) return ProblemAnswers.NotFound("report", key.ToString());
        return Conditional.Ok(context, Revisions.ETagOf(report.Revision), ReportAnswer.Of(report));
    }

    private static async Task<IResult> ReadHistoryAsync(
        string code, string dataSet, string period, HttpContext context, IGrainFactory grains, KnownDataSets dataSets)
    {
        var (key, problem) = await AddressAsync(code, dataSet, period, context, dataSets);
        if (problem is not null) return problem;
        var answer = await Retrying.Async(ct => grains.Report(key).ReadHistoryAsync(context.Caller(), ct), context.RequestAborted);
        if (answer.Refusal is { } refusal) return refusal.Problem();
        if (answer.Value is not { Revisions: [.., var newest] } history) return ProblemAnswers.NotFound("report", key.ToString());
        return Conditional.Ok(
            context, Revisions.ETagOf(newest.Revision), new HistoryAnswer([.. history.Revisions.Select(r => RevisionAnswer.Of(key, r))]));
    }

    /// <summary>The report that an address names, or why it names none to this caller.</summary>
    public static async Task<(ReportKey Key, IResult? Problem)> AddressAsync(
        string code, string dataSet, string period, HttpContext context, KnownDataSets dataSets)
    {
        var caller = context.Caller();
        if (!AreaCode.TryParse(code, out var reporter) || !caller.MayReportFor(reporter))
            return (default, caller.IsSecretariat ? ProblemAnswers.NotFound("area", code) : Refusal.Forbidden.Problem());
        if (!Areas.TryGetMunicipality(reporter, out _) && !Areas.IsRegion(reporter)) return (default, ProblemAnswers.NotFound("area", code));
        if (await dataSets.FindAsync(dataSet, context.RequestAborted) is null) return (default, ProblemAnswers.NotFound("dataSet", dataSet));
        return Period.TryParse(period, out var parsed)
            ? (new(reporter, dataSet, parsed), null)
            : (default, ProblemAnswers.NotFound("period", period));
    }
}
