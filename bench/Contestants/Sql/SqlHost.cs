using Kkr.Bench.Contract;
using Npgsql;
using NpgsqlTypes;

namespace Kkr.Bench.Sql;

/// <summary>
/// What a good team would build first: a minimal API over PostgreSQL. One prepared statement a request, pooled connections,
/// a unique key for idempotency, a summary row a period kept by the same transaction.
/// </summary>
internal static class SqlHost
{
    // Measured side by side with 4, 8, 32 and 64: on two processors 8 and 16 are fastest, 64 a sixth slower. Each is a process of PostgreSQL.
    private const string Pool = ";Maximum Pool Size=16;Max Auto Prepare=16;Auto Prepare Min Usages=1;Enlist=false;No Reset On Close=true";

    public static async Task<WebApplication> BuildAsync(WebApplicationBuilder builder, string connection)
    {
        builder.AddContract();
        var database = new NpgsqlDataSourceBuilder(connection + Pool).Build();
        builder.Services.AddSingleton(_ => database);
        await DatabaseScript.RunAsync(database, "sql.sql");
        var app = builder.Build();
        app.UseContract();
        app.MapContract((code, context) => SubmitAsync(code, context, database), (code, dataSet, context) => ReadAsync(code, dataSet, context, database));
        return app;
    }

    private static async Task<IResult> SubmitAsync(string code, HttpContext context, NpgsqlDataSource database)
    {
        var (submission, problem) = await SubmissionReader.ReadAsync(code, context);
        if (submission is null) return problem!;
        try
        {
            return await SubmitAsync(submission, context, database);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // The same command came twice at once; the other one has been committed.
            return await SubmitAsync(submission, context, database);
        }
    }

    private static async Task<IResult> SubmitAsync(Submission submission, HttpContext context, NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            "SELECT out_id, out_revision, out_recorded_at, out_replayed, out_same FROM submit($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
        foreach (var text in (string[])[submission.Region, submission.Municipality, submission.DataSet, submission.Period, submission.CommandId])
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = text });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = submission.Fingerprint });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = submission.Content });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = submission.By });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = submission.Places, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter<decimal[]> { TypedValue = submission.Values, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Numeric });
        await using var reader = await command.ExecuteReaderAsync(context.RequestAborted);
        await reader.ReadAsync(context.RequestAborted);
        if (!reader.GetBoolean(4)) return Results.UnprocessableEntity("idempotency-key-reused");
        var receipt = Receipt.Of(submission, reader.GetInt64(1), reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(2));
        return reader.GetBoolean(3) ? TypedResults.Ok(receipt) : TypedResults.Created((string?)null, receipt);
    }

    /// <summary>From the summary rows; or, where <c>from=figures</c> is asked for, from the figures themselves.</summary>
    private static async Task<IResult> ReadAsync(string region, string dataSet, HttpContext context, NpgsqlDataSource database)
    {
        var query = context.Request.Query;
        await using var command = database.CreateCommand(
            query["from"] == "figures"
                ? "SELECT period, sum(value) FROM figure WHERE region = $1 AND data_set = $2 GROUP BY period ORDER BY period"
                : "SELECT period, value FROM summary WHERE region = $1 AND data_set = $2 ORDER BY period");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = region });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = dataSet });
        await using var reader = await command.ExecuteReaderAsync(context.RequestAborted);
        var rows = new List<Aggregate.Row>();
        while (await reader.ReadAsync(context.RequestAborted)) rows.Add(new(reader.GetString(0), reader.GetDecimal(1)));
        return TypedResults.Ok(new Aggregate(region, dataSet, rows));
    }
}
