using System.Text.Json;
using Kkr.Bench.Batched;
using Kkr.Bench.Contract;
using Kkr.Catalogue;
using Kkr.Hosting;
using Kkr.Ledger;
using Kkr.Migrations;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Rights;

namespace Kkr.Bench.WholeContract;

/// <summary>
/// The batched API with all that the contract asks of a submission: the product's own rules, its ledger with a chain a report, and the
/// region's sums before the receipt. What the product has a grain for is a lock here: what a team gets that keeps the contract without actors,
/// in one process that owns the ledger.
/// </summary>
internal static class WholeContractHost
{
    public static async Task<WebApplication> BuildAsync(WebApplicationBuilder builder, string connection)
    {
        builder.AddContract();
        await Schema.UpgradePostgreSqlAsync(connection, CancellationToken.None);
        builder.AddLedgerWriter();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<ILedger>(_ => PostgreSqlLedger.Of(connection));
        builder.Services.AddSingleton<Totals>();
        builder.Services.AddSingleton<IReadOnlyDictionary<string, DataSet>>(await ReadCatalogueAsync());
        builder.Services.AddSingleton<ReportBook>();
        var app = builder.Build();
        var (reports, totals) = (app.Services.GetRequiredService<ReportBook>(), app.Services.GetRequiredService<Totals>());
        await reports.LoadAsync(CancellationToken.None);
        app.UseContract();
        app.MapContract(
            (code, context) => SubmitAsync(code, context, reports),
            (code, dataSet, _) => Task.FromResult(Results.Bytes(totals.Read(code, dataSet), "application/json")));
        return app;
    }

    private static async Task<Dictionary<string, DataSet>> ReadCatalogueAsync()
    {
        var dataSets = new Dictionary<string, DataSet>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "catalogue"), "*.json").Where(f => !f.EndsWith(".schema.json", StringComparison.Ordinal)))
        {
            var definition = DataSetJson.Read(await File.ReadAllTextAsync(file));
            dataSets.Add(definition.Id, new(definition, 1, []));
        }

        return dataSets;
    }

    private static async Task<IResult> SubmitAsync(string code, HttpContext context, ReportBook reports)
    {
        if (!AreaCode.TryParse(code, out var reporter) || !Areas.TryGetMunicipality(reporter, out _)) return Results.NotFound();
        var user = context.User;
        var caller = new Caller(
            user.FindFirst("sub")!.Value, [.. user.FindAll("roles").Select(c => c.Value)],
            [.. user.FindAll("municipality").SelectMany(c => AreaCode.TryParse(c.Value, out var own) ? [own] : Array.Empty<AreaCode>())], []);
        if (!caller.MayReportFor(reporter)) return Results.Forbid();
        if (context.Request.Headers["Idempotency-Key"] is not [{ Length: > 0 and <= 100 } key]) return Results.BadRequest();
        SubmissionRequest? request;
        try
        {
            request = JsonSerializer.Deserialize(await SubmissionReader.ReadBodyAsync(context), ContractJson.Default.SubmissionRequest);
        }
        catch (JsonException)
        {
            return Results.BadRequest();
        }

        if (request is null || !Period.TryParse(request.Period, out var period) || !reports.Has(request.DataSet)) return Results.UnprocessableEntity();
        var report = new ReportKey(reporter, request.DataSet, period);
        var submission = new Kkr.Reports.Submission(
            [.. request.Figures.Select((figure, i) => new SubmittedFigure(i, [.. figure.At], figure.Value, null))], false, request.Comment, [])
        { Sent = [ContentKind.Figures] };
        var outcome = await reports.SubmitAsync(report, new(new(key, caller), submission, null), context.RequestAborted);
        return outcome.Receipt is { } receipt
            ? TypedResults.Text(JsonSerializer.Serialize(receipt, ContractJson.Default.Receipt), "application/json", null, outcome.Replayed ? StatusCodes.Status200OK : StatusCodes.Status201Created)
            : Results.UnprocessableEntity(outcome.Refusal?.Detail.En);
    }
}
