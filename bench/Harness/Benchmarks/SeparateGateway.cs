using Kkr.Bench.Load;
using Kkr.Bench.Measuring;
using Kkr.Bench.Services;

namespace Kkr.Bench.Benchmarks;

/// <summary>P7: the gateway as a process of its own beside a silo, held against both in one process, at P1's and P4's work.</summary>
internal static class SeparateGateway
{
    public static async Task RunAsync(Stage stage, Options options, Results results)
    {
        var secretariat = stage.Token("secretariat");
        var apprentices = Reporters.OfApprentices(stage);
        var together = await stage.StartAsync("one process", "product");
        var apart = (await stage.StartClusterAsync("silo and gateway", silos: 1, gateways: 1))[0];
        SubmissionContest[] writing = [new(apart, apprentices), new(together, apprentices)];
        foreach (var contest in writing) await contest.WarmUpAsync(apprentices.Municipalities.Count, 64);
        results.Add(await Turns.TakeAsync("P7", "submissions, 97 municipalities, 64 connections", options.Pairs, [
            .. writing.Select(contest => (contest.Service.Name, (Func<Task<Measurement>>)(async () =>
            {
                await stage.SettleAsync();
                return await contest.TurnAsync(apprentices.Municipalities.Count, 64, options.Turn);
            }))),
        ]));

        var cells = Reporters.OfCells(stage);
        ReadContest[] reading = [new(apart, cells), new(together, cells)];
        foreach (var contest in reading)
        {
            await LargeLoad.DefineAsync(contest.Service, options.Root, secretariat);
            await LargeLoad.ImportAsync(contest.Service, cells, secretariat);
            await Warming.UpAsync(turn => contest.ReadAsync(Reads.Aggregate, secretariat, "\"value\":", turn, true));
        }

        results.Add(await Turns.TakeAsync("P7", "reads of a regional aggregate, 64 connections, submissions arriving", options.Pairs, [
            .. reading.Select(contest => (contest.Service.Name, (Func<Task<Measurement>>)(() => contest.ReadAsync(Reads.Aggregate, secretariat, "\"value\":", options.Turn, true)))),
        ]));
        foreach (var contest in writing) results.Checked($"{contest.Service.Name}: {await Proof.AggregatesAsync(contest.Service, contest.Tally, secretariat):N0} after {contest.Tally.Created:N0} submissions");
        foreach (var contest in reading) results.Checked($"{contest.Service.Name}: {await Proof.AggregatesAsync(contest.Service, contest.Tally, secretariat):N0} after {contest.Tally.Created:N0} more");
    }
}
