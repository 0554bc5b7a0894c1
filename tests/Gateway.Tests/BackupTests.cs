using System.Globalization;
using Kkr.Testing.Processes;

namespace Kkr.Gateway.Tests;

/// <summary>The data folder of <c>./run</c>, copied while the process runs, is one to start from elsewhere.</summary>
public sealed class BackupTests(ITestOutputHelper output)
{
    private const string Table = "api/v1/regions/081/aggregates/voksenlaerlinge?period=2019&period=2020&period=2021&by=municipality";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string[] Reporters = ["787", "810", "813", "820", "840", "846", "849", "851", "860"];

    [Fact]
    public async Task A_copy_taken_while_it_runs_gives_the_same_receipts_and_tables_elsewhere()
    {
        await using var original = await Standalone.StartNewAsync(demo: true, settings: new() { ["Ledger__Anchors__Interval"] = "0:00:01" });
        var receipts = new List<(string Municipality, int Value, Reply Reply)>();
        var (copied, enough) = (false, 0);
        var load = Task.WhenAll(Reporters.Select(async municipality =>
        {
            for (var value = 1; !copied || Volatile.Read(ref enough) < 20; value++)
            {
                var reply = await SubmitAsync(original, municipality, value);
                lock (receipts) receipts.Add((municipality, value, reply));
                if (copied) Interlocked.Increment(ref enough);
            }
        }));
        var anchors = Path.Combine(original.DataFolder, "anchors.jsonl");
        while ((Count() < 100 || !File.Exists(anchors)) && !load.IsCompleted) await Task.Delay(20, TestContext.Current.CancellationToken);
        var before = Count();

        var folder = Directory.CreateTempSubdirectory("kkr-backup-").FullName;
        try
        {
            // All that is not the database: keys and anchors. Copied before it, the anchors tell of nothing that is not in it.
            foreach (var file in Directory.GetFiles(original.DataFolder).Where(f => !Path.GetFileName(f).StartsWith("kkr.db", StringComparison.Ordinal) && Path.GetFileName(f) is not ("lock" or "anchors.jsonl.lock")))
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            var database = Path.Combine(folder, "kkr.db");
            var environment = new Dictionary<string, string> { ["ConnectionStrings__Kkr"] = "Data Source=" + Path.Combine(original.DataFolder, "kkr.db") };
            Assert.Equal(0, await RunAsync(environment, "backup", database));
            copied = true;
            await load;
            Assert.Equal(1, await RunAsync(environment, "backup", database));
            var copiedAnchors = Path.Combine(folder, "anchors.jsonl");
            Assert.NotEmpty(await File.ReadAllTextAsync(copiedAnchors, TestContext.Current.CancellationToken));
            Assert.Equal(0, await RunAsync(new() { ["ConnectionStrings__Kkr"] = "Data Source=" + database, ["Ledger__Anchors__File"] = copiedAnchors }, "verify"));

            await using var restored = await Standalone.StartNewAsync(demo: true, from: folder);
            var head = long.Parse(
                (await restored.Client.GetAsync(Table, await restored.TokenAsync("secretariat"))).Expect(200).Json
                    .GetProperty("asOf").GetProperty("position").GetString()!, CultureInfo.InvariantCulture);
            var expected = Rows(await original.Client.GetAsync($"{Table}&asOf={head}", await original.TokenAsync("secretariat")));
            Assert.Equal(expected, Rows(await restored.Client.GetAsync(Table, await restored.TokenAsync("secretariat"))));
            var same = 0;
            foreach (var (municipality, value, first) in receipts.Where(r => PositionOf(r.Reply) <= head))
            {
                var again = (await SubmitAsync(restored, municipality, value)).Expect(200);
                Assert.Equal("true", again.Header("Idempotency-Replayed"));
                Assert.Equal(first.Receipt, again.Receipt);
                same++;
            }

            Assert.InRange(same, before, receipts.Count - 1);
            output.WriteLine($"{head} entries copied under load, {same} of {receipts.Count} receipts the same ({before} of before the copy), {expected.Length} rows compared");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        int Count()
        {
            lock (receipts) return receipts.Count;
        }
    }

    private static string[] Rows(Reply table) => [.. table.Expect(200).Json.GetProperty("rows").EnumerateArray().Select(r => r.GetRawText())];

    private static long PositionOf(Reply receipt) =>
        long.Parse(receipt.Json.GetProperty("position").GetString()!.Split('.')[0], CultureInfo.InvariantCulture);

    private static async Task<int> RunAsync(Dictionary<string, string> environment, params string[] arguments)
    {
        await using var command = ServiceProcess.Start(arguments[0], "Kkr.Orleans.Silo", environment, arguments);
        return await command.ExitAsync(Patience, arguments[0]);
    }

    private static async Task<Reply> SubmitAsync(Standalone to, string municipality, int value) => await to.Client.SubmitAsync(
        municipality, $$"""{ "dataSet": "voksenlaerlinge", "period": "2021", "figures": [ { "value": {{value}} } ] }""",
        await to.TokenAsync("reporter", municipality), $"backup-{value}");
}
