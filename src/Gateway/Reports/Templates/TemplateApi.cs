using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Gateway.Bodies;
using Kkr.Gateway.Problems;
using Kkr.Gateway.Rights;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Gateway.Reports.Templates;

/// <summary><c>/data-sets/{id}/template</c>: the file to fill in.</summary>
internal static class TemplateApi
{
    private const int MaxReporters = 100;

    public static void MapTemplates(this RouteGroupBuilder api) =>
        api.MapGet("/data-sets/{id}/template", ReadAsync)
            .AllowAnonymous().WithTags("Data sets").WithSummary("The file to fill in, with what is reported already")
            .Asks("format", "csv or xlsx.").AsksMany("municipality", "Who reports.").Asks("period", "The period.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> ReadAsync(string id, HttpContext context, IGrainFactory grains, KnownDataSets dataSets)
    {
        if (await dataSets.FindAsync(id, context.RequestAborted) is not { } dataSet) return ProblemAnswers.NotFound("dataSet", id);
        var query = context.Request.Query;
        var format = query["format"].ToString();
        if (format is not ("" or "csv" or "xlsx")) return ProblemAnswers.BadParameter("format", format, new("csv eller xlsx.", "csv or xlsx."));
        Period? period = null;
        if (query["period"].ToString() is { Length: > 0 } text)
        {
            if (!Period.TryParse(text, out var parsed) || parsed.Type != dataSet.Definition.Periods.Type)
                return ProblemAnswers.BadParameter("period", text, new("Er ikke en periode i datasættet.", "Is not a period of the data set."));
            period = parsed;
        }

        var reporters = new List<AreaCode?>();
        foreach (var code in query["municipality"].Concat(query["region"]))
        {
            if (!AreaCode.TryParse(code, out var reporter) || !dataSet.Definition.Reporting.Includes(reporter))
                return ProblemAnswers.BadParameter("municipality", code, new("Indberetter ikke dette datasæt.", "Does not report this data set."));
            reporters.Add(reporter);
        }

        if (reporters.Count > MaxReporters)
            return ProblemAnswers.BadParameter("municipality", null, new($"Højst {MaxReporters} ad gangen.", $"At most {MaxReporters} at a time."));
        if (reporters.Count == 0) reporters.Add(null);
        var rows = TemplateRules.Rows(
            dataSet.Definition, reporters, period, await ReportsAsync(dataSet.Definition.Id, reporters, period, context, grains));
        context.Response.Headers.CacheControl = "no-store";
        var name = $"{dataSet.Definition.Id}{(period is { } p ? $"-{p}" : "")}";
        return format == "xlsx"
            ? Results.File(TemplateXlsx.Write(rows), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name + ".xlsx")
            : Results.File(TemplateCsv.Write(rows), "text/csv; charset=utf-8", name + ".csv");
    }

    /// <summary>What is reported already, as far as the caller may read it.</summary>
    private static async Task<ImmutableDictionary<AreaCode, Report>> ReportsAsync(
        string dataSet, List<AreaCode?> reporters, Period? period, HttpContext context, IGrainFactory grains)
    {
        var caller = context.Caller();
        if (period is not { } asked || caller.IsAnonymous) return ImmutableDictionary<AreaCode, Report>.Empty;
        var answers = await Task.WhenAll(reporters.OfType<AreaCode>().Where(caller.MayReportFor).Distinct().Select(reporter =>
            Retrying.Async(ct => grains.Report(new(reporter, dataSet, asked)).ReadAsync(caller, ct), context.RequestAborted)));
        return answers.Where(a => a.Value is { Counts: true }).ToImmutableDictionary(a => a.Value!.Key.Reporter, a => a.Value!);
    }
}
