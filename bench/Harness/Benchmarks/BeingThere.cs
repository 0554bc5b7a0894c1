using System.Diagnostics;
using System.Globalization;
using Kkr.Bench.Load;
using Kkr.Bench.Measuring;
using Kkr.Bench.Services;
using Npgsql;

namespace Kkr.Bench.Benchmarks;

/// <summary>P6: what it costs to be there: start, memory of live reports, tables after a restart, a table rebuilt from the ledger alone.</summary>
internal static class BeingThere
{
    private const int FewCodes = 2;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(Stage stage, Options options, Results results)
    {
        var secretariat = stage.Token("secretariat");
        var product = await stage.StartAsync("product", "product");
        var atStart = product.ResidentMiB;

        // Memory: as many reports as the issue names are submitted to, so that each is a live grain.
        var dataSets = options.IsQuick ? 5 : 47;
        var reporters = await DefineAsync(stage, options, product, dataSets);
        await LargeLoad.ImportAsync(product, reporters, secretariat, FewCodes);
        await Task.Delay(Rest);
        var live = dataSets * reporters.Municipalities.Count * reporters.Periods.Count;
        results.Add(new Finding("P6", "resident memory after the start", atStart, "MiB", ""));
        results.Add(new Finding("P6", $"resident memory with {live:N0} live reports", product.ResidentMiB, "MiB", options.IsQuick ? "450 with 100,000" : "450"));
        var tally = SubmissionTally.OfCells(reporters, FewCodes);
        results.Checked($"P6: {await Proof.AggregatesAsync(product, tally, secretariat):N0} in {live:N0} reports");

        // What as many grains without any state take: below that nothing that has a grain a report can come.
        var empty = await stage.StartAsync("empty grains", "stock");
        var before = empty.ResidentMiB;
        using (var client = empty.Client(TimeSpan.FromMinutes(5)))
            (await client.PostAsync($"bench/empty-grains?count={live.ToString(CultureInfo.InvariantCulture)}", "", secretariat)).Expect(200);
        await Task.Delay(Rest);
        results.Add(new Finding("P6", "stock Orleans: resident memory after the start", before, "MiB", ""));
        results.Add(new Finding("P6", $"stock Orleans: resident memory with {live:N0} live grains that hold nothing", empty.ResidentMiB, "MiB", ""));
        await stage.StopAsync(empty);

        // Start, and a whole region's tables after it.
        var starts = new List<double>();
        var tables = new List<double>();
        for (var i = 0; i < (options.IsQuick ? 2 : 5); i++)
        {
            await stage.StopAsync(product);
            var started = Stopwatch.GetTimestamp();
            product = await stage.StartAgainAsync(product, "product");
            starts.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
            started = Stopwatch.GetTimestamp();
            using var client = product.Client(TimeSpan.FromMinutes(2));
            await Task.WhenAll(reporters.DataSets.Select(async id =>
                (await client.GetAsync($"api/v1/regions/{Reporters.Region}/aggregates/{id}", secretariat)).Expect(200)));
            tables.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        results.Add(new Finding("P6", "ready after the start of the built program, on a ledger of that size (median)", Median(starts), "s", "4"));
        results.Add(new Finding("P6", $"all {dataSets} tables of a region answered after a restart (median)", Median(tables), "s", "2"));
        results.Checked($"P6: after {starts.Count} kills and starts {await Proof.AggregatesAsync(product, tally, secretariat):N0}");
        await stage.StopAsync(product);
    }

    /// <summary>A table that no snapshot is kept of, from a ledger that holds millions of its entries.</summary>
    public static async Task RebuildAsync(Stage stage, Options options, Results results)
    {
        var entries = options.IsQuick ? 500_000 : 10_000_000;
        var product = await stage.StartAsync("product", "product");
        var reporters = await DefineAsync(stage, options, product, 1);
        await LargeLoad.ImportAsync(product, reporters, stage.Token("secretariat"), FewCodes);
        await stage.StopAsync(product);
        var reports = reporters.Municipalities.Count * reporters.Periods.Count;
        var more = entries / reports;
        // Each report's own entry again and again, as corrections of its first figure. What is hashed is not checked by a rebuild.
        await using (var connection = new NpgsqlConnection(product.Connection + ";Pooling=false;Command Timeout=3600"))
        {
            await connection.OpenAsync();
            foreach (var statement in (string[])[
                "DELETE FROM orleansstorage",
                "ALTER TABLE ledger DROP CONSTRAINT ledger_stream_sequence, DROP CONSTRAINT ledger_position, DROP CONSTRAINT ledger_command",
                "DROP INDEX ledger_topic_position",
                string.Create(CultureInfo.InvariantCulture, $"""
                    INSERT INTO ledger (position, stream, sequence, topic, recorded_at, actor, scope, command_id, fingerprint, kind, content, previous, hash)
                    SELECT (SELECT max(position) FROM ledger) + row_number() OVER (ORDER BY n, position), stream, sequence + n, topic, recorded_at, actor, scope,
                           command_id || '-' || n, fingerprint, kind, content, previous, hash
                    FROM ledger, generate_series(1, {more}) AS n WHERE topic = '{Kkr.Reports.ReportKey.TopicOf(reporters.DataSets[0])}' AND sequence = 1 AND stream LIKE 'report%'
                    """),
                "ALTER TABLE ledger ADD CONSTRAINT ledger_stream_sequence PRIMARY KEY (stream, sequence), ADD CONSTRAINT ledger_position UNIQUE (position), ADD CONSTRAINT ledger_command UNIQUE (scope, command_id)",
                "CREATE INDEX ledger_topic_position ON ledger (topic, position)",
                "VACUUM ANALYZE ledger"])
            {
                // The statements stand above.
#pragma warning disable CA2100
                await using var command = new NpgsqlCommand(statement, connection);
#pragma warning restore CA2100
                await command.ExecuteNonQueryAsync();
            }
        }

        var written = (long)await Proof.ScalarAsync(product, "SELECT count(*) FROM ledger");
        product = await stage.StartAgainAsync(product, "product");
        using var client = product.Client(TimeSpan.FromMinutes(20));
        var started = Stopwatch.GetTimestamp();
        await AnsweredAsync(Reporters.Region);
        var elapsed = Stopwatch.GetElapsedTime(started);
        results.Add(new Finding("P6", $"rebuilding a table from {written:N0} entries with no snapshot", written / elapsed.TotalSeconds, "entries/s", "300,000"));
        results.Checked($"P6: the rebuilt table: {await Proof.AggregatesAsync(product, SubmissionTally.OfCells(reporters, FewCodes), stage.Token("secretariat"), onlyRegion: Reporters.Region):N0}");

        async Task AnsweredAsync(string region)
        {
            while (true)
            {
                var reply = await client.GetAsync($"api/v1/regions/{region}/aggregates/{reporters.DataSets[0]}", stage.Token("secretariat"));
                if (reply.Status == 200) return;
                // Activations that take longer than a call may are waited for by calling again.
                if (reply.Status != 503 || Stopwatch.GetElapsedTime(started) > TimeSpan.FromMinutes(15)) reply.Expect(200);
                await Task.Delay(TimeSpan.FromMilliseconds(20));
            }
        }
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    /// <summary>Defines small data sets, on each of which every municipality will report for every year.</summary>
    private static async Task<Reporters> DefineAsync(Stage stage, Options options, Service service, int dataSets)
    {
        string[] ids = [.. Enumerable.Range(0, dataSets).Select(i => $"bench-live-{i}")];
        foreach (var id in ids) await LargeLoad.DefineAsync(service, options.Root, stage.Token("secretariat"), id, FewCodes);
        return Reporters.OfMany(stage, ids);
    }
}
