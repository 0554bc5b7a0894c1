using Kkr.Bench.Contract;
using Npgsql;

namespace Kkr.Bench.Batched;

/// <summary>
/// The best a minimal API can do without actors, written by hand: one process that owns the database, a channel, a commit of
/// many rows for all that wait, sums in memory, answers kept encoded.
/// </summary>
internal static class BatchedHost
{
    public static async Task<WebApplication> BuildAsync(WebApplicationBuilder builder, string connection)
    {
        builder.AddContract();
        var database = new NpgsqlDataSourceBuilder(connection + ";Max Auto Prepare=16;Auto Prepare Min Usages=1;Enlist=false").Build();
        builder.Services.AddSingleton(_ => database);
        await DatabaseScript.RunAsync(database, "batched.sql");
        var totals = new Totals();
        var writer = new BatchWriter(database, totals, TimeProvider.System);
        await writer.LoadAsync();
        builder.Services.AddHostedService(_ => writer);
        var app = builder.Build();
        app.UseContract();
        app.MapContract(
            (code, context) => SubmitAsync(code, context, writer),
            (code, dataSet, _) => Task.FromResult(Results.Bytes(totals.Read(code, dataSet), "application/json")));
        return app;
    }

    private static async Task<IResult> SubmitAsync(string code, HttpContext context, BatchWriter writer)
    {
        var (submission, problem) = await SubmissionReader.ReadAsync(code, context);
        if (submission is null) return problem!;
        if (writer.Append(submission) is not { } append) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        var outcome = await append;
        if (outcome.Receipt is not { } receipt) return Results.UnprocessableEntity("idempotency-key-reused");
        return outcome.Replayed ? TypedResults.Ok(receipt) : TypedResults.Created((string?)null, receipt);
    }
}
