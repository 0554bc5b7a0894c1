using Kkr.Bench.Load;
using Kkr.Bench.Measuring;
using Kkr.Bench.Services;

namespace Kkr.Bench.Benchmarks;

/// <summary>P1: single durable submissions over HTTP, each with its receipt, beside whoever else could take them.</summary>
internal static class Submissions
{
    /// <summary>All programs are compiled while they run: until then none shows what it can.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(25);

    public static async Task RunAsync(Stage stage, Options options, Results results)
    {
        var reporters = Reporters.OfApprentices(stage);
        var product = new SubmissionContest(await stage.StartAsync("product", "product"), reporters);
        SubmissionContest[] others =
        [
            new(await stage.StartAsync("SQL", "sql"), reporters),
            new(await stage.StartAsync("batched API", "batched"), reporters),
            new(await stage.StartAsync("stock Orleans", "stock"), reporters),
        ];
        foreach (var contest in others.Prepend(product)) await contest.TurnAsync(reporters.Municipalities.Count, 64, WarmUp);
        await ParseAsync(product, reporters, 64, reporters.Municipalities.Count, "warm", WarmUp / 2);
        var rowBytes = (int)(decimal)await Proof.ScalarAsync(product.Service, "SELECT round(avg(pg_column_size(l.*))) FROM (SELECT * FROM ledger LIMIT 10000) l");

        foreach (var (municipalities, connections) in (IEnumerable<(int, int)>)[
            (reporters.InRegion, 64), (reporters.Municipalities.Count, 64), (reporters.InRegion, 256), (reporters.Municipalities.Count, 256)])
        {
            var parses = 0;
            results.Add(await Turns.TakeAsync("P1", $"submissions, {municipalities} municipalities, {connections} connections", options.Pairs, [
                ("product", () => TurnAsync(product)),
                .. others.Select(contest => (contest.Service.Name, (Func<Task<Measurement>>)(() => TurnAsync(contest)))),
                ("parse only", () => ParseAsync(product, reporters, connections, municipalities, $"{municipalities}-{connections}-{parses++}", options.Turn)),
                ("floor: pgbench", () => PgBench.InsertAsync(stage, rowBytes, Math.Min(connections, 64), options.Turn)),
            ]));

            async Task<Measurement> TurnAsync(SubmissionContest contest)
            {
                await stage.SettleAsync();
                return await contest.TurnAsync(municipalities, connections, options.Turn);
            }
        }

        results.Checked(await Proof.ProductAsync(product.Service, product.Tally, stage.Token("secretariat")));
        results.Add(new Finding("P1", "receipts that said aggregated", 100.0 * product.Tally.Aggregated / product.Tally.Created, "%", ""));
        foreach (var contest in others)
            results.Checked($"{contest.Service.Name}: {await Proof.AggregatesAsync(contest.Service, contest.Tally, stage.Token("secretariat")):N0} after {contest.Tally.Created:N0} submissions");
    }

    private static Task<Measurement> ParseAsync(
        SubmissionContest product, Reporters reporters, int connections, int municipalities, string run, TimeSpan duration) =>
        LoadRun.RunAsync(
            product.Service.Port,
            [.. Enumerable.Range(0, connections).Select(i => new ParseConversation(new(reporters), run, i, municipalities))], duration);
}
