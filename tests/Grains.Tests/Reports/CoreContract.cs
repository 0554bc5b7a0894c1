using System.Globalization;
using Kkr.Hosting;
using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.Rights;
using Kkr.Tables;

namespace Kkr.Reports;

/// <summary>What a cluster must hold to on either ledger: counted once, in order, and added up from the ledger alone.</summary>
public abstract class CoreContract : IAsyncLifetime
{
    private static readonly int[] Years = [2019, 2020];
    private static readonly string[] Codes = ["ledig", "beskaeftiget", "uoplyst"];
    private LedgerStore _store = null!;
    private TestSilos _silos = null!;

    protected abstract Task<LedgerStore> CreateStoreAsync();

    public async ValueTask InitializeAsync()
    {
        _store = await CreateStoreAsync();
        _silos = await TestSilos.StartAsync(_store, 2);
    }

    public async ValueTask DisposeAsync()
    {
        await _silos.DisposeAsync();
        await _store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static IEnumerable<AreaCode> Reporters => Areas.Municipalities.Select(m => m.Code).Where(c => c.Value != "825");

    private static ReportKey Key(AreaCode reporter, int year = 2020) => new(reporter, "voksenlaerlinge", Period.OfYear(year));

    [Fact]
    public async Task Submissions_of_all_municipalities_at_once_count_once_in_region_country_and_municipality()
    {
        var given = (from r in Reporters
                     from year in Years
                     from repeat in Enumerable.Range(0, 2)
                     select (Key: Key(r, year), Value: (decimal)(int.Parse(r.Value, CultureInfo.InvariantCulture) + year))).ToList();
        var receipts = await Task.WhenAll(given.Select(g => _silos.SubmitForSureAsync(g.Key, TestSilos.Command($"{g.Key}", ("ledig", g.Value), ("uoplyst", 1)))));

        Assert.Equal(97 * 2, receipts.Select(r => r.Position).Distinct().Count());
        Assert.All(receipts, r => Assert.Equal(1, r.Revision));
        foreach (var region in Areas.Regions)
        {
            var table = await _silos.TableAsync(region.Code, receipts.Where(r => region.Municipalities.Any(m => m.Code == r.Reporter)));
            foreach (var year in Years)
            {
                var codes = region.Municipalities.Select(m => m.Code).Where(c => c.Value != "825").ToList();
                var expected = codes.Sum(c => int.Parse(c.Value, CultureInfo.InvariantCulture) + year);
                var cube = table.Periods[Period.OfYear(year)];
                Assert.Equal(((decimal)expected, codes.Count), TableText.SumAt(cube, Coordinate.Of([new("forsoergelse", "ledig")])));
                Assert.Equal(((decimal)codes.Count, codes.Count), TableText.SumAt(cube, Coordinate.Of([new("forsoergelse", "uoplyst")])));
            }

            Assert.Equal(TableText.Of(await TableText.FoldAsync(_silos.Ledger, region.Code)), TableText.Of(table));
        }

        var aalborg = await _silos.Grains.Municipality(AreaCode.Parse("851")).ReadAsync(TestSilos.Secretariat, TestContext.Current.CancellationToken);
        Assert.Equal([2_871m, 2_872m], aalborg.Value!.Totals.Select(t => t.Total).Order());
        Assert.Null((await ChainVerification.VerifyAsync(_silos.Ledger.ReadAllAsync(0, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken)).FirstBroken);
    }

    [Fact]
    public async Task The_same_command_many_times_at_once_is_one_entry_and_one_receipt()
    {
        var key = Key(AreaCode.Parse("851"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ =>
            _silos.Grains.Report(key).SubmitAsync(TestSilos.Command("once", ("ledig", 577)), TestContext.Current.CancellationToken)));
        Assert.Single(answers, a => !a.Replayed);
        Assert.Single(answers.Select(a => (a.Value!.Id, a.Value.Position, a.Value.Hash, a.Value.RecordedAt)).Distinct());
        Assert.Single((await _silos.Grains.Report(key).ReadHistoryAsync(TestSilos.Secretariat, TestContext.Current.CancellationToken)).Value!.Revisions);
        var reused = await _silos.Grains.Report(key).SubmitAsync(TestSilos.Command("once", ("ledig", 578)), TestContext.Current.CancellationToken);
        Assert.Equal(RefusalKind.KeyReused, reused.Refusal?.Kind);
        var elsewhere = await _silos.Grains.Report(key with { Period = Period.OfYear(2019) }).SubmitAsync(TestSilos.Command("once", ("ledig", 577)), TestContext.Current.CancellationToken);
        Assert.Equal(RefusalKind.KeyReused, elsewhere.Refusal?.Kind);
    }

    [Fact]
    public async Task Pipelined_submissions_to_one_report_chain_and_the_last_one_stands()
    {
        var key = Key(AreaCode.Parse("840"));
        var receipts = await Task.WhenAll(Enumerable.Range(0, 150).Select(i => _silos.SubmitForSureAsync(key, TestSilos.Command($"p{i}", ("ledig", i)))));
        Assert.Equal(Enumerable.Range(1, 150).Select(i => (long)i), receipts.Select(r => r.Revision).Order());
        var history = (await _silos.Grains.Report(key).ReadHistoryAsync(TestSilos.Secretariat, TestContext.Current.CancellationToken)).Value!.Revisions;
        Assert.Equal(receipts.OrderBy(r => r.Revision).Select(r => r.Hash), history.Select(r => r.Hash));
        Assert.Equal(history.Skip(1).Select(r => r.Changes[0].From), history.SkipLast(1).Select(r => r.Changes[0].To));
        var report = (await _silos.Grains.Report(key).ReadAsync(TestSilos.Secretariat, TestContext.Current.CancellationToken)).Value!;
        Assert.Equal((150, history[^1].Changes[0].To), (report.Revision, report.Figures[0]));
        Assert.Equal(report.Figures[0].Value, (await _silos.TableAsync(AreaCode.Parse("081"), receipts)).Find(key)!.Figures[0].Value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_table_rebuilt_from_nothing_equals_the_running_one(int seed)
    {
        var random = new Random(seed);
        var codes = Reporters.ToArray();
        var receipts = await Task.WhenAll(Enumerable.Range(0, 120).Select(i => _silos.SubmitForSureAsync(
            Key(codes[random.Next(codes.Length)], 2018 + random.Next(3)),
            TestSilos.Command($"r{i}", Figures()) is var command && random.Next(5) == 0
                ? command with { Submission = command.Submission with { Replace = true } } : command)));
        foreach (var area in new[] { AreaCode.Country, AreaCode.Parse("081"), AreaCode.Parse("084") })
        {
            var running = TableText.Of(await _silos.TableAsync(area, receipts.Where(r => area.IsCountry || Areas.TableAreaOf(r.Reporter) == area)));
            var table = _silos.Grains.Table(new(area, "voksenlaerlinge"));
            await _silos.Cluster.DeactivateAsync(table);
            Assert.Equal(running, TableText.Of(await _silos.TableAsync(area)));
            await _silos.Cluster.DeactivateAsync(table);
            await _store.ExecuteAsync("DELETE FROM OrleansStorage");
            Assert.Equal(running, TableText.Of(await _silos.TableAsync(area)));
            Assert.Equal(running, TableText.Of(await TableText.FoldAsync(_silos.Ledger, area)));
        }

        (string, decimal?)[] Figures() =>
            [.. Codes.Where(_ => random.Next(3) > 0).DefaultIfEmpty("ledig")
                .Select(code => (code, random.Next(6) == 0 ? null : (decimal?)random.Next(1000)))];
    }

    [Fact]
    public async Task A_table_starts_from_its_snapshot_and_passes_over_one_it_can_not_read()
    {
        var receipt = await _silos.SubmitForSureAsync(Key(AreaCode.Parse("851")), TestSilos.Command("s", ("ledig", 577)));
        var area = AreaCode.Parse("081");
        var running = TableText.Of(await _silos.TableAsync(area, receipt));
        var newer = $"\"format\":{TableSnapshot.CurrentFormat},\"covered\":999999,\"reports\":[]";
        string[] strangers = [
            // Of a ledger that was restored from an older backup: it holds no such position, or another entry there.
            $"{{{newer}}}", $"{{{newer},\"newest\":999999,\"newestHash\":\"{EntryHash.None}\"}}", $"{{{newer},\"newest\":1,\"newestHash\":\"{EntryHash.None}\"}}",
            "{\"format\":999,\"covered\":999999,\"reports\":[]}", "{\"format\":{\"major\":3}}", $"{{\"format\":{TableSnapshot.CurrentFormat},\"covered\":0,\"reports\":[{{\"status\":\"sealed\"}}]}}", "not JSON"];
        foreach (var stranger in strangers)
        {
            await _silos.Cluster.DeactivateAsync(_silos.Grains.Table(new(area, "voksenlaerlinge")));
            var hex = Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(stranger));
            await _store.ExecuteAsync("UPDATE OrleansStorage SET PayloadBinary = " + (_store is PostgreSqlStore ? $"'\\x{hex}'" : $"x'{hex}'"));
            Assert.Equal(running, TableText.Of(await _silos.TableAsync(area)));
        }
    }

    [Fact]
    public async Task A_lost_push_is_found_by_reading_the_ledger()
    {
        var area = AreaCode.Parse("081");
        await _silos.TableAsync(area);
        Assert.Empty(await TotalsAsync());
        _silos.LosesContributions = true;
        var receipt = await _silos.SubmitForSureAsync(Key(AreaCode.Parse("773")), TestSilos.Command("lost", ("ledig", 7)));
        Assert.False(receipt.Aggregated);
        // Without being asked for the position: the table reads the ledger by itself from time to time.
        TableState table;
        do table = await _silos.TableAsync(area);
        while (table.Find(receipt.Report) is null && !TestContext.Current.CancellationToken.IsCancellationRequested);
        Assert.Equal(7m, table.Find(receipt.Report)!.Figures[0].Value);

        // Its municipality was not told either, and asks the table when somebody reads it.
        decimal?[] totals;
        do totals = await TotalsAsync();
        while (totals.Length == 0 && !TestContext.Current.CancellationToken.IsCancellationRequested);
        Assert.Equal([7m], totals);

        async Task<decimal?[]> TotalsAsync() => [.. (await _silos.Grains.Municipality(AreaCode.Parse("773")).ReadAsync(
            TestSilos.Secretariat, TestContext.Current.CancellationToken)).Value!.Totals.Select(t => t.Total)];
    }

    [Fact]
    public async Task A_repeat_after_a_lost_push_does_not_claim_what_the_table_does_not_hold()
    {
        await _silos.TableAsync(AreaCode.Parse("084"));
        _silos.LosesContributions = true;
        var key = Key(AreaCode.Parse("101"));
        var first = await _silos.Grains.Report(key).SubmitAsync(TestSilos.Command("again", ("ledig", 7)), TestContext.Current.CancellationToken);
        var again = await _silos.Grains.Report(key).SubmitAsync(TestSilos.Command("again", ("ledig", 7)), TestContext.Current.CancellationToken);
        Assert.Equal((false, false, true), (first.Value!.Aggregated, again.Value!.Aggregated, again.Replayed));
        _silos.LosesContributions = false;
        var third = await _silos.SubmitForSureAsync(key, TestSilos.Command("more", ("ledig", 8)));
        if (third.Aggregated) Assert.Equal(8m, (await _silos.TableAsync(AreaCode.Parse("084"))).Find(key)!.Figures[0].Value);
    }

    [Fact]
    public async Task Without_its_ledger_nothing_is_acknowledged_and_afterwards_the_same_command_counts_once()
    {
        ReportKey warm = Key(AreaCode.Parse("851")), cold = Key(AreaCode.Parse("840"));
        await _silos.SubmitForSureAsync(warm, TestSilos.Command("before", ("ledig", 1)));
        _silos.Ledger.Away = true;
        foreach (var key in new[] { warm, cold })
            await Assert.ThrowsAsync<LedgerUnavailableException>(() => _silos.Grains.Report(key).SubmitAsync(TestSilos.Command("during", ("ledig", 2)), TestContext.Current.CancellationToken));
        _silos.Ledger.Away = false;
        foreach (var (key, command) in new[] { (warm, "during"), (cold, "cold") })
        {
            var answer = await _silos.Grains.Report(key).SubmitAsync(TestSilos.Command(command, ("ledig", 2)), TestContext.Current.CancellationToken);
            Assert.False(answer.Replayed);
            Assert.Equal(key == warm ? 2 : 1, answer.Value!.Revision);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_silo_that_goes_in_the_middle_of_a_load_loses_nothing_acknowledged(bool killed)
    {
        var codes = Reporters.ToArray();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var acknowledged = 0;
        var load = Enumerable.Range(0, 20).Select(async worker =>
        {
            var receipts = new List<Receipt>();
            for (var i = 0; i < 25; i++)
            {
                receipts.Add(await _silos.SubmitForSureAsync(Key(codes[(worker * 25 + i) % codes.Length]), TestSilos.Command($"k{worker}-{i}", ("ledig", i))));
                if (Interlocked.Increment(ref acknowledged) == 100) started.SetResult();
            }

            return receipts;
        }).ToList();
        await started.Task;
        await _silos.EndSiloAsync(killed);

        var all = (await Task.WhenAll(load)).SelectMany(r => r).ToList();
        var entries = new List<LedgerEntry>();
        await foreach (var entry in _silos.Ledger.ReadTopicAsync("report/voksenlaerlinge", 0, TestContext.Current.CancellationToken)) entries.Add(entry);
        Assert.Equal(500, entries.Count);
        Assert.Equal(all.Select(r => (r.Position.Position, r.Hash)).Order(), entries.Select(e => (e.Position, e.Hash.ToString())));
        Assert.Equal(500, entries.Select(e => (e.Scope, e.CommandId)).Distinct().Count());
        Assert.Equal(
            TableText.Of(await TableText.FoldAsync(_silos.Ledger, AreaCode.Country)), TableText.Of(await _silos.TableAsync(AreaCode.Country, all)));
    }

    [Fact]
    public async Task Nobody_gets_past_the_grain_without_the_right()
    {
        var key = Key(AreaCode.Parse("851"));
        var command = TestSilos.Command("theirs", ("ledig", 1));
        foreach (var caller in new[] { Caller.Anonymous, new("r", [Role.Reporter], [AreaCode.Parse("840")], []), new("o", [Role.Operator], [key.Reporter], []) })
        {
            var report = _silos.Grains.Report(key);
            Assert.Equal(RefusalKind.Forbidden, (await report.SubmitAsync(command with { Command = new("theirs", caller) }, TestContext.Current.CancellationToken)).Refusal?.Kind);
            Assert.Equal(RefusalKind.Forbidden, (await report.ReadAsync(caller, TestContext.Current.CancellationToken)).Refusal?.Kind);
            Assert.Equal(RefusalKind.Forbidden, (await report.ReadHistoryAsync(caller, TestContext.Current.CancellationToken)).Refusal?.Kind);
        }

        Assert.Null(await _silos.Ledger.FindCommandAsync("reporter/851", "theirs", TestContext.Current.CancellationToken));
    }
}
