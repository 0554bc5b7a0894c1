using Kkr.Bench.Load;
using Kkr.Bench.Measuring;
using Kkr.Bench.Services;

namespace Kkr.Bench.Benchmarks;

/// <summary>P4: reads of a region's aggregate and of a JSON-stat table with a million cells behind them, while submissions arrive.</summary>
internal static class Reads
{
    private const int Readers = 64;
    private const int Writers = 4;
    private const double WritesPerSecond = 50;
    private const string Aggregate = "/api/v1/regions/081/aggregates/bench-celler";
    private const string Table = "/api/pxwebapi/v2/tables/BENCH-CELLER/data?outputFormat=json-stat2"
        + "&codelist%5Bomrade%5D=agg_region&valueCodes%5Bomrade%5D=081&valueCodes%5Btid%5D=*&valueCodes%5BContentsCode%5D=antal";

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(Stage stage, Options options, Results results)
    {
        var reporters = Reporters.OfCells(stage);
        var secretariat = stage.Token("secretariat");
        var product = new Side(await stage.StartAsync("product", "product"), reporters);
        await LargeLoad.DefineAsync(product.Service, options.Root, secretariat);
        await LargeLoad.ImportAsync(product.Service, reporters, secretariat);
        await LargeLoad.PublishAsync(product.Service, reporters, secretariat);
        var sql = new Side(await stage.StartAsync("SQL", "sql"), reporters);
        await LargeLoad.CopyAsync(sql.Service, reporters);
        var started = await stage.StartAsync("batched API", "batched");
        await LargeLoad.LogAsync(started.Connection, reporters);
        await stage.StopAsync(started);
        var batched = new Side(await stage.StartAgainAsync(started, "batched"), reporters);
        await stage.SettleAsync();

        foreach (var (what, path, token) in (IEnumerable<(string, string, string?)>)[
            ("regional aggregate, signed in", Aggregate, secretariat), ("JSON-stat table, signed in", Table, secretariat),
            ("regional aggregate, anonymous", Aggregate, null), ("JSON-stat table, anonymous", Table, null)])
        {
            var isLive = token is not null && path == Aggregate;
            var contestants = new List<(string Name, Func<Task<Measurement>> Turn)>
            {
                ("product", () => product.ReadAsync(path, token, "\"value\":", options.Turn, isLive)),
            };
            await product.ReadAsync(path, token, "\"value\":", WarmUp, isLive);
            var fixedBytes = $"/bench/fixed{(token is null ? "-open" : "")}?length={product.BodyBytes}";
            contestants.Add(($"fixed {product.BodyBytes:N0} bytes", () => product.ReadAsync(fixedBytes, token, "xxx", options.Turn, false)));
            await product.ReadAsync(fixedBytes, token, "xxx", WarmUp / 2, false);
            if (isLive)
            {
                contestants.Add(("SQL, summary row", () => sql.ReadAsync(Aggregate, token, "\"value\":", options.Turn, false)));
                contestants.Add(("SQL, GROUP BY", () => sql.ReadAsync(Aggregate + "?from=figures", token, "\"value\":", options.Turn, false)));
                contestants.Add(("batched API", () => batched.ReadAsync(Aggregate, token, "\"value\":", options.Turn, false)));
                await sql.ReadAsync(Aggregate, token, "\"value\":", WarmUp, false);
                await batched.ReadAsync(Aggregate, token, "\"value\":", WarmUp, false);
            }

            results.Add(await Turns.TakeAsync("P4", $"{what}, {Readers} connections, {WritesPerSecond} submissions/s arriving", options.Pairs, contestants));
        }

        results.Checked(await Proof.ProductAsync(product.Service, product.Tally, secretariat));
        foreach (var side in (Side[])[sql, batched])
            results.Checked($"{side.Service.Name}: {await Proof.AggregatesAsync(side.Service, side.Tally, secretariat):N0} after {side.Tally.Created:N0} submissions");
    }

    /// <summary>A contestant that is read from while it is submitted to.</summary>
    private sealed class Side(Service service, Reporters reporters)
    {
        private int _turns;

        public Service Service => service;

        public SubmissionTally Tally { get; } = SubmissionTally.OfCells(reporters);

        /// <summary>The length of the last answer.</summary>
        public int BodyBytes { get; private set; }

        public async Task<Measurement> ReadAsync(string path, string? token, string expected, TimeSpan duration, bool tellsPosition)
        {
            var run = $"{_turns++}";
            var freshness = new Freshness();
            SubmissionConversation[] writers =
            [
                .. Enumerable.Range(0, Writers).Select(i => new SubmissionConversation(new(reporters), run, i, reporters.InRegion)
                {
                    OnPosition = freshness.Take,
                }),
            ];
            ReadConversation[] readers =
                [.. Enumerable.Range(0, Readers).Select(_ => new ReadConversation(path, token, System.Text.Encoding.ASCII.GetBytes(expected), tellsPosition ? freshness : null))];
            var writing = LoadRun.RunAsync(service.Port, writers, duration, WritesPerSecond);
            var measured = await LoadRun.RunAsync(service.Port, readers, duration);
            await writing;
            foreach (var writer in writers) Tally.Add(writer.Tally);
            BodyBytes = readers[0].BodyBytes;
            return measured;
        }
    }
}
