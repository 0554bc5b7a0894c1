using System.Text.Json;
using Kkr.Bench.Contract;
using Kkr.Gateway;
using Kkr.Hosting;
using Kkr.Ledger;
using Kkr.Migrations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kkr.Bench.Product;

/// <summary>
/// The product in one process, as <c>./run</c> has it, but on PostgreSQL: the silo of a cluster and the gateway beside it.
/// A few routes more show what the same pipeline does at best: a POST that is only parsed, one that is parsed and recorded
/// without any grain, one that a grain records which does nothing else, the same with a table that is told of it, and bytes
/// that are only sent.
/// </summary>
internal static class ProductHost
{
    private const int MostFixedBytes = 1024 * 1024;

    /// <summary>The time as the ledger takes it.</summary>
    public static DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());

    public static async Task<WebApplication> BuildAsync(WebApplicationBuilder builder, string connection)
    {
        var upgrade = Task.Run(() => Schema.UpgradePostgreSqlAsync(connection, CancellationToken.None));
        builder.AddClusteredSilo(connection);
        builder.AddGateway();
        builder.Services.AddSingleton(given => ActivatorUtilities.CreateInstance<CountingTables>(given, TaskScheduler.Default));
        var app = builder.Build();
        app.UseGateway();
        app.MapGateway();
        var probes = app.MapGroup("/bench").RequireAuthorization(policy => policy.RequireRole("reporter", "secretariat"));
        probes.MapPost("/parse/municipalities/{code}/submissions", ParseAsync);
        probes.MapPost("/append/municipalities/{code}/submissions", AppendAsync);
        probes.MapPost("/record/municipalities/{code}/submissions", RecordAsync);
        probes.MapPost("/tell/municipalities/{code}/submissions", TellAsync);
        var bytes = new byte[MostFixedBytes];
        bytes.AsSpan().Fill((byte)'x');
        app.MapGet("/bench/fixed", (int length) => Results.Bytes(bytes.AsMemory(0, length), "application/json")).RequireAuthorization();
        app.MapGet("/bench/fixed-open", (int length) => Results.Bytes(bytes.AsMemory(0, length), "application/json")).AllowAnonymous();
        await upgrade;
        return app;
    }

    private static async Task<IResult> ParseAsync(string code, HttpContext context)
    {
        var (submission, problem) = await SubmissionReader.ReadAsync(code, context);
        return submission is null ? problem! : Acknowledge(submission);
    }

    /// <summary>Parses and records: durable, once, in the same batches of the same ledger, a stream of its own for each.</summary>
    private static async Task<IResult> AppendAsync(string code, HttpContext context, ILedgerWriter ledger)
    {
        var (submission, problem) = await SubmissionReader.ReadAsync(code, context);
        if (submission is null) return problem!;
        await ledger.AppendAsync(new(
            $"append/{code}/{submission.CommandId}", 1, "append", Now, submission.By, $"append/{code}", submission.CommandId,
            EntryHash.FromBytes(submission.Fingerprint), "appended", submission.Content, EntryHash.None));
        return Acknowledge(submission);
    }

    /// <summary>Parses, and has a grain of the report's own record it: what no design with a grain a report can do without.</summary>
    private static async Task<IResult> RecordAsync(string code, HttpContext context, IGrainFactory grains)
    {
        var (submission, problem) = await SubmissionReader.ReadAsync(code, context);
        if (submission is null) return problem!;
        await RecorderOf(submission, grains).RecordAsync(submission.CommandId, submission.By, submission.Fingerprint, submission.Content);
        return Acknowledge(submission);
    }

    /// <summary>Parses, has a grain of the report's own record it, and a table know of it before the receipt, as the contract has it.</summary>
    private static async Task<IResult> TellAsync(string code, HttpContext context, IGrainFactory grains)
    {
        var (submission, problem) = await SubmissionReader.ReadAsync(code, context);
        if (submission is null) return problem!;
        await RecorderOf(submission, grains).RecordAndTellAsync(submission.CommandId, submission.By, submission.Fingerprint, submission.Content);
        return Acknowledge(submission);
    }

    private static IRecordingGrain RecorderOf(Submission submission, IGrainFactory grains) =>
        grains.Get<IRecordingGrain>($"{submission.Municipality}/{submission.DataSet}/{submission.Period}");

    private static ContentHttpResult Acknowledge(Submission submission) => TypedResults.Text(
        JsonSerializer.Serialize(Receipt.Of(submission, 1, 1, TimeProvider.System.GetUtcNow()), ContractJson.Default.Receipt),
        "application/json", null, StatusCodes.Status201Created);
}
