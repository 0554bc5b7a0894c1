using System.Text.Json;
using Kkr.Bench.Contract;
using Kkr.Gateway;
using Kkr.Hosting;
using Kkr.Migrations;

namespace Kkr.Bench.Product;

/// <summary>
/// The product in one process, as <c>./run</c> has it, but on PostgreSQL: the silo of a cluster and the gateway beside it.
/// Two routes more show what the same pipeline does at best: a POST that is only parsed, and bytes that are only sent.
/// </summary>
internal static class ProductHost
{
    private const int MostFixedBytes = 1024 * 1024;

    public static async Task<WebApplication> BuildAsync(WebApplicationBuilder builder, string connection)
    {
        await Schema.UpgradePostgreSqlAsync(connection, CancellationToken.None);
        builder.AddClusteredSilo(connection);
        builder.AddGateway();
        var app = builder.Build();
        app.UseGateway();
        app.MapGateway();
        app.MapPost("/bench/parse/municipalities/{code}/submissions", ParseAsync).RequireAuthorization(policy => policy.RequireRole("reporter", "secretariat"));
        var bytes = new byte[MostFixedBytes];
        bytes.AsSpan().Fill((byte)'x');
        app.MapGet("/bench/fixed", (int length) => Results.Bytes(bytes.AsMemory(0, length), "application/json"));
        app.MapGet("/bench/fixed-open", (int length) => Results.Bytes(bytes.AsMemory(0, length), "application/json")).AllowAnonymous();
        return app;
    }

    private static async Task<IResult> ParseAsync(string code, HttpContext context)
    {
        var (submission, problem) = await SubmissionReader.ReadAsync(code, context);
        return submission is null ? problem!
            : Results.Text(
                JsonSerializer.Serialize(Receipt.Of(submission, 1, 1, TimeProvider.System.GetUtcNow()), ContractJson.Default.Receipt),
                "application/json", null, StatusCodes.Status201Created);
    }
}
