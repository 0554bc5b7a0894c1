using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Kkr.Bench.Load;
using Npgsql;
using NpgsqlTypes;

namespace Kkr.Bench.Services;

/// <summary>Puts the large data set's first figures into the contestants.</summary>
internal static class LargeLoad
{
    /// <summary>Defines the data set in the product.</summary>
    public static async Task DefineAsync(Service product, string root, string token, string id = LargeDataSet.Id, int codes = LargeDataSet.Codes)
    {
        using var client = product.Client();
        using var content = new StringContent(LargeDataSet.Definition(root, id, codes), Encoding.UTF8, "application/json");
        (await client.SendAsync(HttpMethod.Put, $"api/v1/data-sets/{id}", content, token, ("Idempotency-Key", $"define-{id}"))).Expect(201);
    }

    /// <summary>Imports the figures into the product, as one file.</summary>
    /// <returns>The summary that the import ends with.</returns>
    public static Task<JsonElement> ImportAsync(Service product, Reporters reporters, string token, int codes = LargeDataSet.Codes) =>
        ImportAsync(product, Ndjson(reporters, codes), "application/x-ndjson", token);

    /// <summary>Imports a file.</summary>
    /// <exception cref="BenchmarkException">Something of it was rejected.</exception>
    public static async Task<JsonElement> ImportAsync(Service product, Stream file, string mediaType, string token)
    {
        using var content = new StreamContent(file) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } };
        using var client = product.Client(TimeSpan.FromMinutes(10));
        var reply = (await client.SendAsync(HttpMethod.Post, "api/v1/submissions/import", content, token)).Expect(200);
        var summary = JsonElement.Parse(reply.Text.TrimEnd().Split('\n')[^1]);
        return summary.GetProperty("rejected").GetInt32() == 0 ? summary
            : throw new BenchmarkException($"The import ended with {summary.GetRawText()[..Math.Min(1000, summary.GetRawText().Length)]}.");
    }

    /// <summary>Publishes every period.</summary>
    public static async Task PublishAsync(Service product, Reporters reporters, string token)
    {
        using var client = product.Client();
        foreach (var period in reporters.Periods)
            (await client.PostAsync(
                $"api/v1/data-sets/{reporters.DataSets[0]}/publications", $$"""{"period":"{{period}}"}""", token, ("Idempotency-Key", $"publish-{period}"))).Expect(200);
    }

    /// <summary>The figures as NDJSON, a report a line, as they are after so many corrections.</summary>
    public static MemoryStream Ndjson(Reporters reporters, int codes = LargeDataSet.Codes, int corrections = 0) => File(reporters, (writer, dataSet, m, p) =>
    {
        writer.Write($$"""{"municipality":"{{reporters.Municipalities[m].Code}}","dataSet":"{{dataSet}}","period":"{{reporters.Periods[p]}}","figures":[""");
        for (var code = 0; code < codes; code++)
        {
            if (code > 0) writer.Write(',');
            writer.Write(string.Create(
                CultureInfo.InvariantCulture, $$$"""{"at":{"{{{LargeDataSet.Dimension}}}":"{{{LargeDataSet.Code(code)}}}"},"value":{{{LargeDataSet.Value(m, p, code, corrections)}}}}"""));
        }

        writer.WriteLine("]}");
    });

    /// <summary>The figures as CSV, one a line.</summary>
    public static MemoryStream Csv(Reporters reporters) => File(reporters, (writer, dataSet, m, p) =>
    {
        for (var code = 0; code < LargeDataSet.Codes; code++)
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{reporters.Municipalities[m].Code};{dataSet};{reporters.Periods[p]};{LargeDataSet.Code(code)};{LargeDataSet.Value(m, p, code)}"));
    }, $"kommune;datasæt;periode;{LargeDataSet.Dimension};værdi");

    private static MemoryStream File(Reporters reporters, Action<StreamWriter, string, int, int> write, string? heading = null)
    {
        var file = new MemoryStream(64 * 1024 * 1024);
        using var writer = new StreamWriter(file, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        if (heading is not null) writer.WriteLine(heading);
        foreach (var dataSet in reporters.DataSets)
            for (var m = 0; m < reporters.Municipalities.Count; m++)
                for (var p = 0; p < reporters.Periods.Count; p++)
                    write(writer, dataSet, m, p);
        writer.Flush();
        file.Position = 0;
        return file;
    }

    /// <summary>Copies the figures into the SQL contestant's tables, and has PostgreSQL look at them.</summary>
    public static async Task CopyAsync(Service sql, Reporters reporters)
    {
        await using var connection = new NpgsqlConnection(sql.Connection + ";Pooling=false;Command Timeout=600");
        await connection.OpenAsync();
        await using (var copy = await connection.BeginBinaryImportAsync("COPY figure (region, municipality, data_set, period, place, value) FROM STDIN (FORMAT binary)"))
        {
            for (var m = 0; m < reporters.Municipalities.Count; m++)
                for (var p = 0; p < reporters.Periods.Count; p++)
                    for (var code = 0; code < LargeDataSet.Codes; code++)
                    {
                        await copy.StartRowAsync();
                        await copy.WriteAsync(reporters.Municipalities[m].Region.Value, NpgsqlDbType.Text);
                        await copy.WriteAsync(reporters.Municipalities[m].Code.Value, NpgsqlDbType.Text);
                        await copy.WriteAsync(reporters.DataSets[0], NpgsqlDbType.Text);
                        await copy.WriteAsync(reporters.Periods[p], NpgsqlDbType.Text);
                        await copy.WriteAsync($"{LargeDataSet.Dimension}={LargeDataSet.Code(code)}", NpgsqlDbType.Text);
                        await copy.WriteAsync((decimal)LargeDataSet.Value(m, p, code), NpgsqlDbType.Numeric);
                    }

            await copy.CompleteAsync();
        }

        foreach (var statement in (string[])[
            "INSERT INTO summary SELECT region, data_set, period, sum(value) FROM figure GROUP BY region, data_set, period",
            "INSERT INTO report SELECT DISTINCT municipality, data_set, period, 1 FROM figure",
            "VACUUM ANALYZE figure"])
        {
            // The statements stand above.
#pragma warning disable CA2100
            await using var command = new NpgsqlCommand(statement, connection);
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Puts the figures of a region into the batched API's log, which reads them at its start.</summary>
    public static async Task LogAsync(string connectionString, Reporters reporters)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false;Command Timeout=600");
        await connection.OpenAsync();
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY submission (id, region, municipality, data_set, period, revision, command_id, fingerprint, content, submitted_by, recorded_at, places, values) FROM STDIN (FORMAT binary)");
        var id = 0L;
        string[] places = [.. Enumerable.Range(0, LargeDataSet.Codes).Select(code => $"{LargeDataSet.Dimension}={LargeDataSet.Code(code)}")];
        for (var m = 0; m < reporters.Municipalities.Count; m++)
            for (var p = 0; p < reporters.Periods.Count; p++)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(++id, NpgsqlDbType.Bigint);
                await copy.WriteAsync(reporters.Municipalities[m].Region.Value, NpgsqlDbType.Text);
                await copy.WriteAsync(reporters.Municipalities[m].Code.Value, NpgsqlDbType.Text);
                await copy.WriteAsync(reporters.DataSets[0], NpgsqlDbType.Text);
                await copy.WriteAsync(reporters.Periods[p], NpgsqlDbType.Text);
                await copy.WriteAsync(1L, NpgsqlDbType.Bigint);
                await copy.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"load-{id}"), NpgsqlDbType.Text);
                await copy.WriteAsync(new byte[32], NpgsqlDbType.Bytea);
                await copy.WriteAsync("", NpgsqlDbType.Text);
                await copy.WriteAsync("load", NpgsqlDbType.Text);
                await copy.WriteAsync(DateTime.UnixEpoch, NpgsqlDbType.TimestampTz);
                await copy.WriteAsync(places, NpgsqlDbType.Array | NpgsqlDbType.Text);
                await copy.WriteAsync(
                    Enumerable.Range(0, LargeDataSet.Codes).Select(code => (decimal)LargeDataSet.Value(m, p, code)).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Numeric);
            }

        await copy.CompleteAsync();
    }
}
