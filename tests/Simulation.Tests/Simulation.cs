using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Rights;
using Kkr.Testing.History;

namespace Kkr.Simulation;

/// <summary>
/// A cluster from the gateways to the ledger in one thread: the product's own grains, rules, streams, writer and copies
/// of tables, over a simulated network, database and clock. The seed decides everything that happens.
/// </summary>
public static class Simulation
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);
    private static readonly string[] Reporters = ["851", "813", "101"];
    private static readonly Period Year = Period.Parse("2020");
    private static readonly Text Words = new("tal", "numbers");

    private static readonly DataSetDefinition Definition = new(
        "tal", 1, Words, null, null, null, null, ContentKind.Figures,
        new(PeriodType.Year, Period.OfYear(2005), null, 31),
        new(ReporterKind.Municipality, [], ImmutableDictionary<AreaCode, AreaCode>.Empty),
        [new("kode", Words, [new("a", Words), new("b", Words)], null)], [new("antal", Words, Words, 1, 0, 10_000_000)]);

    private static readonly ProposedEntry Defined = DefinedEntry();

    /// <summary>Runs a seed to its end and checks what happened.</summary>
    public static SimulationResult Run(int seed, PlantedBug bug = PlantedBug.None)
    {
        var world = new World(seed);
        var faults = new Faults(world);
        using var cluster = new SimulatedCluster(world, faults, bug);
        cluster.Store.Ledger.Append([Defined]);
        var recorder = new RunRecorder();
        SimulatedGateway[] gateways = [new(cluster, 0), new(cluster, 1)];

        var clients = new List<Task>();
        foreach (var reporter in Reporters)
            for (var i = world.Random.Next(1, 3); i > 0; i--)
            {
                var client = new SimulatedClient(
                    world, faults, recorder, gateways, Definition, $"{reporter}-{i}", new(AreaCode.Parse(reporter), Definition.Id, Year));
                clients.Add(Start(client.Lane, () => client.RunAsync(world.Random.Next(2, 6))));
            }

        if (bug == PlantedBug.TailLoss) faults.Planned.Add((FaultKind.StorageAway, TimeSpan.FromSeconds(1)));
        foreach (var (kind, at) in faults.Planned) world.After(at, () => cluster.Suffer(kind));
        world.RunUntilEnded(Task.WhenAll(clients), Limit);

        faults.End();
        cluster.Heal();
        var settled = Start(world.NewLane(), () => SettleAsync(world, recorder, gateways));
        world.RunUntilEnded(settled, Limit);
        if (settled.IsFaulted) throw new InvalidOperationException($"Seed {seed}: the end could not be read.", settled.Exception);

        var run = new RecordedRun
        {
            Attempts = recorder.Attempts,
            TableReads = recorder.TableReads,
            ReportReads = recorder.ReportReads,
            Ledger = [.. cluster.Store.Ledger.Entries.Select(Observed.Row)],
            RegionOf = Reporters.ToDictionary(r => r, r => Areas.TableAreaOf(AreaCode.Parse(r)).Value, StringComparer.Ordinal),
        };
        return new(
            seed, HistoryChecker.Check(run), world.Trace, run.Attempts.Count(a => a.Answer == CommandAnswer.Acknowledged),
            run.Ledger.Count, faults.Counts);
    }

    private static Task Start(Lane lane, Func<Task> work)
    {
        var ended = new TaskCompletionSource();
        lane.Post(() => RunAsync().Ignore());
        return ended.Task;

        async Task RunAsync()
        {
            try
            {
                await work();
                ended.SetResult();
            }
            catch (Exception exception)
            {
                ended.SetException(exception);
            }
        }
    }

    /// <summary>Waits until tables have had time to find by themselves what they lack, and reads everything.</summary>
    private static async Task SettleAsync(World world, RunRecorder recorder, SimulatedGateway[] gateways)
    {
        await Task.Delay(TimeSpan.FromSeconds(25), world.Clock);
        var secretariat = new Caller("secretariat", [Role.Secretariat], [], []);
        foreach (var reporter in Reporters)
        {
            var key = new ReportKey(AreaCode.Parse(reporter), Definition.Id, Year);
            recorder.Note(await gateways[0].RunAsync(async () =>
                Observed.Report(await gateways[0].ReadAsync(key, secretariat), await gateways[0].ReadHistoryAsync(key, secretariat))));
        }

        foreach (var gateway in gateways)
            foreach (var area in Reporters.Select(r => Areas.TableAreaOf(AreaCode.Parse(r))).Append(AreaCode.Country).Distinct())
                foreach (var split in (bool[])[true, false])
                    recorder.Note(Observed.Table(
                        "settled", await gateway.RunAsync(() => gateway.AggregateAsync(area, Definition, Year, split, [])), Year, [], split, settled: true));
    }

    private static ProposedEntry DefinedEntry()
    {
        DataSetEvent defined = new DataSetDefined(Definition);
        return new(
            DataSetGrain.StreamOf(Definition.Id), 1, CatalogueGrain.Topic, new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero), "system",
            DataSetGrain.StreamOf(Definition.Id), "define", EntryHash.Of("define"u8), EventKinds.Of(defined), LedgerJson.Write(defined), EntryHash.None);
    }
}
