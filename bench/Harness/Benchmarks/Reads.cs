using Kkr.Bench.Load;
using Kkr.Bench.Measuring;
using Kkr.Bench.Services;

namespace Kkr.Bench.Benchmarks;

/// <summary>P4: reads of a region's aggregate and of a JSON-stat table with a million cells behind them, while submissions arrive.</summary>
internal static class Reads
{
    /// <summary>A region's aggregate, all periods.</summary>
    public const string Aggregate = "/api/v1/regions/081/aggregates/bench-celler";
    /// <summary>The same as a JSON-stat table.</summary>
    public const string Table = "/api/pxwebapi/v2/tables/BENCH-CELLER/data?outputFormat=json-stat2"
        + "&codelist%5Bomrade%5D=agg_region&valueCodes%5Bomrade%5D=081&valueCodes%5Btid%5D=*&valueCodes%5BContentsCode%5D=antal";

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(Stage stage, Options options, Results results)
    {
        var reporters = Reporters.OfCells(stage);
        var secretariat = stage.Token("secretariat");
        var product = new ReadContest(await stage.StartAsync("product", "product"), reporters);
        await LargeLoad.DefineAsync(product.Service, options.Root, secretariat);
        await LargeLoad.ImportAsync(product.Service, reporters, secretariat);
        await LargeLoad.PublishAsync(product.Service, reporters, secretariat);
        var sql = new ReadContest(await stage.StartAsync("SQL", "sql"), reporters);
        await LargeLoad.CopyAsync(sql.Service, reporters);
        var started = await stage.StartAsync("batched API", "batched");
        await LargeLoad.LogAsync(started.Connection, reporters);
        await stage.StopAsync(started);
        var batched = new ReadContest(await stage.StartAgainAsync(started, "batched"), reporters);
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

            results.Add(await Turns.TakeAsync("P4", $"{what}, {ReadContest.Readers} connections, {ReadContest.WritesPerSecond} submissions/s arriving", options.Pairs, contestants));
        }

        results.Checked(await Proof.ProductAsync(product.Service, product.Tally, secretariat));
        foreach (var side in (ReadContest[])[sql, batched])
            results.Checked($"{side.Service.Name}: {await Proof.AggregatesAsync(side.Service, side.Tally, secretariat):N0} after {side.Tally.Created:N0} submissions");
    }
}
