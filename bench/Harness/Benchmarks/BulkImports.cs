using System.Diagnostics;
using Kkr.Bench.Load;
using Kkr.Bench.Measuring;
using Kkr.Bench.Services;
using Npgsql;
using NpgsqlTypes;

namespace Kkr.Bench.Benchmarks;

/// <summary>P2: a million values in one file, each validated and durable, beside <c>COPY</c> into a table with the same indexes.</summary>
internal static class BulkImports
{
    /// <summary>How often a whole data set is corrected, to see whether memory grows with what comes in or with what is there.</summary>
    private const int Corrections = 36;

    public static async Task RunAsync(Stage stage, Options options, Results results)
    {
        var secretariat = stage.Token("secretariat");
        var product = await stage.StartAsync("product", "product");
        var imported = new List<(Reporters Reporters, bool IsCsv)>();
        var before = product.ResidentMiB;
        var most = new List<double>();
        var rounds = options.IsQuick ? Math.Min(2, options.Pairs) : options.Pairs;
        await ImportAsync(isCsv: false);
        await ImportAsync(isCsv: true);
        // Memory first: a million values more each time, and no report more.
        for (var corrections = 1; corrections <= Corrections; corrections++)
        {
            most.Clear();
            await SendWatchedAsync(imported[0].Reporters, false, corrections);
            if (corrections is 1 or Corrections / 3 or Corrections * 2 / 3 or Corrections)
                results.Add(new Finding("P2", $"most memory while a million values are corrected for the {corrections}. time", most[0], "MiB", "flat"));
        }

        most.Clear();
        results.Add(await Turns.TakeAsync("P2", "bulk import of a million values, values a second", rounds, [
            ("product, NDJSON", () => ImportAsync(isCsv: false)),
            ("product, CSV", () => ImportAsync(isCsv: true)),
            ("COPY, same indexes", () => CopyAsync(stage, Reporters.OfCells(stage))),
        ]));
        results.Add(new Finding("P2", "resident memory before any import", before, "MiB", ""));
        results.Add(new Finding("P2", "most during the first measured import of a data set more", most[0], "MiB", ""));
        results.Add(new Finding("P2", "most during the last measured import of a data set more", most[^1], "MiB", ""));

        foreach (var (reporters, isCsv) in imported)
        {
            var total = await Proof.AggregatesAsync(product, SubmissionTally.OfCells(reporters, corrections: reporters == imported[0].Reporters ? Corrections : 0), secretariat);
            if (reporters == imported[^1].Reporters)
                results.Checked($"P2: the {imported.Count} imported data sets add up to what their files say, the last to {total:N0} ({(isCsv ? "CSV" : "NDJSON")})");
        }

        var (again, wasCsv) = imported[^1];
        var summary = await SendAsync(again, wasCsv);
        var replayed = summary.GetProperty("replayed").GetInt32();
        if (summary.GetProperty("accepted").GetInt32() != 0) throw new BenchmarkException($"A file that was sent again changed something: {summary.GetRawText()}");
        results.Checked($"P2: the last file sent again: {replayed:N0} reports replayed, none changed");

        async Task<Measurement> ImportAsync(bool isCsv)
        {
            await stage.SettleAsync();
            var id = $"bench-import-{imported.Count}";
            await LargeLoad.DefineAsync(product, options.Root, secretariat, id);
            var reporters = Reporters.OfCells(stage, id);
            imported.Add((reporters, isCsv));
            return await SendWatchedAsync(reporters, isCsv, 0);
        }

        async Task<Measurement> SendWatchedAsync(Reporters reporters, bool isCsv, int corrections)
        {
            using var watched = new CancellationTokenSource();
            var watching = WatchAsync(watched.Token);
            var cpu = CpuTimes.Read();
            var started = Stopwatch.GetTimestamp();
            var summary = await SendAsync(reporters, isCsv, corrections);
            var elapsed = Stopwatch.GetElapsedTime(started);
            var used = CpuTimes.Read().Since(cpu);
            await watched.CancelAsync();
            most.Add(await watching);
            return summary.GetProperty("accepted").GetInt32() == reporters.Municipalities.Count * reporters.Periods.Count
                ? Rate(reporters, elapsed, used)
                : throw new BenchmarkException($"The import ended with {summary.GetRawText()}");
        }

        async Task<System.Text.Json.JsonElement> SendAsync(Reporters reporters, bool isCsv, int corrections = 0)
        {
            await using var file = isCsv ? LargeLoad.Csv(reporters) : LargeLoad.Ndjson(reporters, corrections: corrections);
            return await LargeLoad.ImportAsync(product, file, isCsv ? "text/csv" : "application/x-ndjson", secretariat);
        }

        async Task<double> WatchAsync(CancellationToken end)
        {
            var highest = 0.0;
            while (!end.IsCancellationRequested)
            {
                highest = Math.Max(highest, product.ResidentMiB);
                await Task.Delay(TimeSpan.FromMilliseconds(100), CancellationToken.None);
            }

            return highest;
        }
    }

    private static Measurement Rate(Reporters reporters, TimeSpan elapsed, (double Load, double Busy) cpu) =>
        new((double)reporters.Municipalities.Count * reporters.Periods.Count * LargeDataSet.Codes / elapsed.TotalSeconds, 0, 0, cpu.Load, cpu.Busy);

    /// <summary>A row a value, under the ledger's four indexes; nothing is checked.</summary>
    private static async Task<Measurement> CopyAsync(Stage stage, Reporters reporters)
    {
        await stage.SettleAsync();
        await using var connection = new NpgsqlConnection(stage.PostgreSql.ConnectionString("postgres") + ";Pooling=false;Command Timeout=600");
        await connection.OpenAsync();
        await using (var create = new NpgsqlCommand(
            """
            DROP TABLE IF EXISTS copied;
            CREATE TABLE copied (
                stream text NOT NULL, sequence bigint NOT NULL, position bigint NOT NULL UNIQUE, topic text NOT NULL, recorded_at timestamptz NOT NULL,
                scope text NOT NULL, command_id text NOT NULL, place text NOT NULL, value numeric NOT NULL,
                PRIMARY KEY (stream, sequence), UNIQUE (scope, command_id));
            CREATE INDEX ON copied (topic, position);
            """, connection))
        {
            await create.ExecuteNonQueryAsync();
        }

        var cpu = CpuTimes.Read();
        var started = Stopwatch.GetTimestamp();
        await using (var copy = await connection.BeginBinaryImportAsync(
            "COPY copied (stream, sequence, position, topic, recorded_at, scope, command_id, place, value) FROM STDIN (FORMAT binary)"))
        {
            var position = 0L;
            var now = TimeProvider.System.GetUtcNow().UtcDateTime;
            string[] places = [.. Enumerable.Range(0, LargeDataSet.Codes).Select(code => $"{LargeDataSet.Dimension}={LargeDataSet.Code(code)}")];
            for (var m = 0; m < reporters.Municipalities.Count; m++)
                for (var p = 0; p < reporters.Periods.Count; p++)
                {
                    var (stream, scope) = ($"report/{reporters.Municipalities[m].Code}/{LargeDataSet.Id}/{reporters.Periods[p]}", $"reporter/{reporters.Municipalities[m].Code}");
                    for (var code = 0; code < LargeDataSet.Codes; code++)
                    {
                        await copy.StartRowAsync();
                        await copy.WriteAsync(stream, NpgsqlDbType.Text);
                        await copy.WriteAsync(code + 1L, NpgsqlDbType.Bigint);
                        await copy.WriteAsync(++position, NpgsqlDbType.Bigint);
                        await copy.WriteAsync("reports/bench", NpgsqlDbType.Text);
                        await copy.WriteAsync(now, NpgsqlDbType.TimestampTz);
                        await copy.WriteAsync(scope, NpgsqlDbType.Text);
                        await copy.WriteAsync($"import-{position:x16}", NpgsqlDbType.Text);
                        await copy.WriteAsync(places[code], NpgsqlDbType.Text);
                        await copy.WriteAsync((decimal)LargeDataSet.Value(m, p, code), NpgsqlDbType.Numeric);
                    }
                }

            await copy.CompleteAsync();
        }

        return Rate(reporters, Stopwatch.GetElapsedTime(started), CpuTimes.Read().Since(cpu));
    }
}
