using Kkr.Bench.Load;
using Kkr.Bench.Measuring;
using Kkr.Bench.Services;

namespace Kkr.Bench.Benchmarks;

/// <summary>P1: single durable submissions over HTTP, each with its receipt, beside whoever else could take them.</summary>
internal static class Submissions
{
    public static async Task RunAsync(Stage stage, Options options, Results results)
    {
        var reporters = Reporters.OfApprentices(stage);
        var product = new SubmissionContest(await stage.StartAsync("product", "product"), reporters);
        await TakeTurnsAsync(
            "P1", stage, options, results, product,
            [
                new(await stage.StartAsync("SQL", "sql"), reporters),
                new(await stage.StartAsync("batched API", "batched"), reporters),
                new(await stage.StartAsync("batched API, whole contract", "whole"), reporters),
                new(await stage.StartAsync("stock Orleans", "stock"), reporters),
            ],
            [("parse only", "parse"), ("parse and append", "append"), ("parse, a grain appends", "record"), ("parse, a grain appends and tells", "tell")]);
        results.Add(new Finding("P1", "receipts that said aggregated", 100.0 * product.Tally.Aggregated / product.Tally.Created, "%", ""));
    }

    /// <summary>The batched APIs once more, with tokens remembered for a minute, as the product remembers them: not part of a full run.</summary>
    public static async Task RunRememberingAsync(Stage stage, Options options, Results results)
    {
        var reporters = Reporters.OfApprentices(stage);
        var remembering = ("RememberTokens", "true");
        await TakeTurnsAsync(
            "P1, tokens remembered by all", stage, options, results, new(await stage.StartAsync("product", "product"), reporters),
            [
                new(await stage.StartAsync("batched API", "batched", remembering), reporters),
                new(await stage.StartAsync("batched API, whole contract", "whole", remembering), reporters),
            ],
            [("parse and append", "append"), ("parse, a grain appends and tells", "tell")]);
    }

    private static async Task TakeTurnsAsync(
        string name, Stage stage, Options options, Results results, SubmissionContest product, IReadOnlyList<SubmissionContest> others,
        IReadOnlyList<(string Name, string Kind)> routes)
    {
        var reporters = product.Tally.Reporters;
        var probes = routes.Select(r => (r.Name, Probe: new Probe(stage, product.Service, reporters, r.Kind))).ToArray();
        foreach (var contest in others.Prepend(product)) await contest.WarmUpAsync(reporters.Municipalities.Count, 64);
        foreach (var (_, probe) in probes) await probe.WarmUpAsync(reporters.Municipalities.Count, 64);
        var rowBytes = (int)(decimal)await Proof.ScalarAsync(product.Service, "SELECT round(avg(pg_column_size(l.*))) FROM (SELECT * FROM ledger LIMIT 10000) l");

        foreach (var (municipalities, connections) in (IEnumerable<(int, int)>)[
            (reporters.InRegion, 64), (reporters.Municipalities.Count, 64), (reporters.InRegion, 256), (reporters.Municipalities.Count, 256)])
        {
            results.Add(await Turns.TakeAsync(name, $"submissions, {municipalities} municipalities, {connections} connections", options.Pairs, [
                ("product", () => TurnAsync(product)),
                .. others.Select(contest => (contest.Service.Name, (Func<Task<Measurement>>)(() => TurnAsync(contest)))),
                .. probes.Select(probe => (probe.Name, (Func<Task<Measurement>>)(() => probe.Probe.TurnAsync(municipalities, connections, options.Turn)))),
                ("floor: pgbench", () => PgBench.InsertAsync(stage, rowBytes, Math.Min(connections, 64), options.Turn)),
            ]));

            async Task<Measurement> TurnAsync(SubmissionContest contest)
            {
                await stage.SettleAsync();
                return await contest.TurnAsync(municipalities, connections, options.Turn);
            }
        }

        results.Checked(await Proof.ProductAsync(product.Service, product.Tally, stage.Token("secretariat")));
        foreach (var contest in others)
            results.Checked($"{contest.Service.Name}: {await Proof.AggregatesAsync(contest.Service, contest.Tally, stage.Token("secretariat")):N0} after {contest.Tally.Created:N0} submissions");
    }
}
