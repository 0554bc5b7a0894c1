using System.Diagnostics;
using static Kkr.Ledger.AppendOutcome;

namespace Kkr.Ledger;

/// <summary>What every store is held to.</summary>
public abstract partial class LedgerContract : IAsyncLifetime
{
    private LedgerStore? _store;
    private ILedger? _ledger;

    protected LedgerStore Store => _store!;

    protected ILedger Ledger => _ledger!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected abstract Task<LedgerStore> CreateStoreAsync();

    public async ValueTask InitializeAsync()
    {
        _store = await CreateStoreAsync();
        _ledger = _store.Open();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_store is not null) await _store.DisposeAsync();
    }

    [Fact]
    public async Task An_entry_is_read_back_exactly_as_proposed()
    {
        var proposed = TestEntries.First("report/voksenlaerlinge/851/2020", "nøgle-1", """{ "tekst": "Læsø ½ \u0041 😀", "value": 1.50 }""");

        var result = Assert.Single(await Ledger.AppendAsync([proposed], Cancel));

        Assert.Equal(AppendResult.Committed(1), result with { Session = 0 });
        Assert.Equal(proposed.At(1), Assert.Single(await Ledger.ReadAllAsync(0, Cancel).ToListAsync()));
        Assert.Equal(proposed.At(1), Assert.Single(await Ledger.ReadTopicAsync(proposed.Topic, 0, Cancel).ToListAsync()));
        Assert.Equal(proposed.At(1), Assert.Single(await Ledger.ReadStreamAsync(proposed.Stream, 0, Cancel).ToListAsync()));
        Assert.Equal(proposed.At(1), await Ledger.FindCommandAsync(proposed.Scope, proposed.CommandId, Cancel));
        Assert.Equal(1, await Ledger.ReadHeadAsync(Cancel));
    }

    [Fact]
    public async Task An_empty_ledger_has_no_head_and_no_entries()
    {
        Assert.Equal(0, await Ledger.ReadHeadAsync(Cancel));
        Assert.Empty(await Ledger.ReadAllAsync(0, Cancel).ToListAsync());
        Assert.Null(await Ledger.FindCommandAsync("municipality/851", "none", Cancel));
        Assert.Empty(await Ledger.AppendAsync([], Cancel));
    }

    [Fact]
    public async Task Nothing_is_finer_than_a_millisecond()
    {
        var proposed = TestEntries.First("s", "c") with { RecordedAt = TestEntries.Noon.AddTicks(7) };

        await Ledger.AppendAsync([proposed], Cancel);

        Assert.Equal(TestEntries.Noon, Assert.Single(await Ledger.ReadAllAsync(0, Cancel).ToListAsync()).RecordedAt);
    }

    [Fact]
    public async Task A_batch_that_is_repeated_is_known_entry_by_entry_also_to_another_ledger()
    {
        var batch = TestEntries.Chain("a", 3);
        await Ledger.AppendAsync(batch, Cancel);

        foreach (var ledger in (ILedger[])[Ledger, Store.Open()])
        {
            var again = await ledger.AppendAsync(batch, Cancel);

            Assert.Equal([.. batch.Select((e, i) => AppendResult.CommandKnown(e.At(i + 1)))], again);
        }
        Assert.Equal(3, await Ledger.ReadHeadAsync(Cancel));
    }

    [Fact]
    public async Task A_known_command_wins_over_a_stale_sequence_and_stops_its_stream_for_the_batch()
    {
        var first = TestEntries.First("a", "one");
        await Ledger.AppendAsync([first], Cancel);

        var repeat = first.Then("one", "{\"other\":1}");
        var results = await Ledger.AppendAsync([TestEntries.First("b", "two"), repeat, repeat.Then("three"), first.Then("four")], Cancel);

        Assert.Equal([Committed, CommandKnown, SequenceTaken, SequenceTaken], results.Select(r => r.Outcome));
        Assert.Equal(first.At(1), results[1].Known);
        Assert.Equal(2, results[0].Position);
        await AssertValidAsync(2);
    }

    [Fact]
    public async Task The_same_command_in_another_scope_is_another_command()
    {
        var first = TestEntries.First("a", "one");
        var other = TestEntries.First("b", "one") with { Scope = "municipality/813" };

        Assert.Equal([Committed, Committed], (await Ledger.AppendAsync([first, Rehashed(other)], Cancel)).Select(r => r.Outcome));
    }

    [Fact]
    public async Task One_entry_that_does_not_fit_stops_the_later_ones_of_its_stream_only()
    {
        var one = TestEntries.First("a", "1");
        var skipped = one.Then("2");
        var three = skipped.Then("3");

        var results = await Ledger.AppendAsync([one, three, TestEntries.First("b", "b1"), skipped, three.Then("4")], Cancel);

        Assert.Equal([Committed, SequenceTaken, Committed, SequenceTaken, SequenceTaken], results.Select(r => r.Outcome));
        Assert.Equal([1, 0, 2, 0, 0], results.Select(r => r.Position));
        await AssertValidAsync(2);
    }

    [Fact]
    public async Task A_wrong_predecessor_is_refused_at_the_right_sequence()
    {
        var one = TestEntries.First("a", "1");
        await Ledger.AppendAsync([one], Cancel);

        var wrongHead = TestEntries.Make("a", 2, EntryHash.Of("another"u8), "2");
        var wrongFirst = TestEntries.Make("b", 1, EntryHash.Of("another"u8), "3");
        var right = TestEntries.First("c", "4");
        var wrongWithin = TestEntries.Make("c", 2, EntryHash.None, "5");
        var results = await Ledger.AppendAsync([wrongHead, wrongFirst, right, wrongWithin], Cancel);

        Assert.Equal([SequenceTaken, SequenceTaken, Committed, SequenceTaken], results.Select(r => r.Outcome));
        await AssertValidAsync(2);
    }

    [Fact]
    public async Task A_command_that_is_twice_in_one_batch_is_recorded_once()
    {
        var one = TestEntries.First("a", "same");
        var results = await Ledger.AppendAsync([one, TestEntries.First("b", "same"), one.Then("2")], Cancel);

        Assert.Equal([Committed, CommandKnown, Committed], results.Select(r => r.Outcome));
        Assert.Equal(one.At(1), results[1].Known);
        await AssertValidAsync(2);
    }

    [Fact]
    public async Task Hundreds_of_entries_are_recorded_at_once()
    {
        const int batches = 40, size = 500;
        var content = "{\"figures\":[" + string.Join(',', Enumerable.Range(0, 20).Select(i => $"{{\"at\":\"ledig\",\"value\":{i}}}")) + "]}";
        var prepared = Enumerable.Range(0, batches)
            .Select(b => Enumerable.Range(0, size).Select(i => TestEntries.First($"report/{b}/{i}", $"{b}/{i}", content)).ToList()).ToList();

        var watch = Stopwatch.StartNew();
        foreach (var batch in prepared)
        {
            Assert.All(await Ledger.AppendAsync(batch, Cancel), r => Assert.Equal(Committed, r.Outcome));
        }

        TestContext.Current.SendDiagnosticMessage(
            "{0}: {1:N0} entries a second in batches of {2}", GetType().Name, batches * size / watch.Elapsed.TotalSeconds, size);
        await AssertValidAsync(batches * size);
    }

    [Fact]
    public async Task Reading_goes_on_over_pages_and_starts_after_the_place_given()
    {
        var chain = TestEntries.Chain("a", 4500);
        foreach (var part in chain.Chunk(500)) await Ledger.AppendAsync(part, Cancel);
        await Ledger.AppendAsync([TestEntries.First("b", "b", new string('x', 5_000_000)), TestEntries.Make("c", 1, EntryHash.None, "c")], Cancel);

        Assert.Equal(Enumerable.Range(1, 4502).Select(i => (long)i), (await Ledger.ReadAllAsync(0, Cancel).ToListAsync()).Select(e => e.Position));
        Assert.Equal(
            await Ledger.ReadAllAsync(1, Cancel).Select(e => new LedgerDigest(e.Position, e.Hash)).ToListAsync(Cancel),
            await Ledger.ReadDigestsAsync(1, Cancel).ToListAsync(Cancel));
        Assert.Equal(chain[4499].Hash, await Ledger.FindHashAsync(4500, Cancel));
        Assert.Null(await Ledger.FindHashAsync(4503, Cancel));
        Assert.Equal([4500L, 4501L, 4502L], (await Ledger.ReadTopicAsync("report/voksenlaerlinge", 4499, Cancel).ToListAsync()).Select(e => e.Position));
        Assert.Equal(chain.Skip(10).Select(e => e.Hash), (await Ledger.ReadStreamAsync("a", 10, Cancel).ToListAsync()).Select(e => e.Hash));
        foreach (var after in (long[])[0, 4400, 4502])
            Assert.Equal(
                (await Ledger.ReadTopicAsync("report/voksenlaerlinge", after, Cancel).ToListAsync()).GroupBy(e => e.Stream)
                    .ToDictionary(stream => stream.Key, stream => stream.Max(e => e.Sequence)),
                await Ledger.ReadTopicHeadsAsync("report/voksenlaerlinge", after, Cancel));
    }

    [Fact]
    public async Task Of_a_topic_those_streams_are_read_whose_names_begin_as_asked()
    {
        var chain = TestEntries.Chain("a/1", 4500);
        foreach (var part in chain.Chunk(500)) await Ledger.AppendAsync(part, Cancel);
        await Ledger.AppendAsync([TestEntries.First("ab", "ab", "{}"), TestEntries.First("a/2", "a/2", "{}"), TestEntries.First("%/", "%/", "{}")], Cancel);

        Assert.Equal(chain.Select(e => e.Hash).Append((await ReadAsync(4501, "a/"))[0].Hash), (await ReadAsync(0, "a/")).Select(e => e.Hash));
        Assert.Equal(["ab", "%/"], (await ReadAsync(0, "ab", "%")).Select(e => e.Stream));
        Assert.Equal([4501L, 4502L], (await ReadAsync(4500, "a")).Select(e => e.Position));
        Assert.Empty(await ReadAsync(0, "_"));
        Assert.Empty(await ReadAsync(0));

        Task<List<LedgerEntry>> ReadAsync(long after, params string[] prefixes) =>
            Ledger.ReadTopicAsync("report/voksenlaerlinge", prefixes, after, Cancel).ToListAsync();
    }

    [Fact]
    public async Task Whoever_reads_on_misses_nothing_while_two_append()
    {
        const int each = 60, size = 5;
        var appenders = Task.WhenAll(Enumerable.Range(0, 2).Select(async a =>
        {
            var ledger = Store.Open();
            for (var b = 0; b < each; b++)
            {
                var batch = Enumerable.Range(0, size).Select(i => TestEntries.First($"{a}/{b}/{i}", $"{a}/{b}/{i}")).ToList();
                Assert.All(await ledger.AppendAsync(batch, Cancel), r => Assert.Equal(Committed, r.Outcome));
            }
        }));

        var read = 0L;
        while (read < 2 * each * size && !appenders.IsFaulted)
        {
            await foreach (var entry in Ledger.ReadAllAsync(read, Cancel)) Assert.Equal(++read, entry.Position);
        }
        await appenders;
        Assert.Equal(2 * each * size, read);
    }

    [Fact]
    public async Task Of_two_that_race_for_a_stream_one_gets_each_sequence()
    {
        const int length = 60;
        var won = await Task.WhenAll(Enumerable.Range(0, 2).Select(racer => RaceAsync(Store.Open(), racer, length)));

        Assert.Equal(Enumerable.Range(1, length).Select(i => (long)i), won.SelectMany(w => w).Order());
        Assert.Equal(length, (await Ledger.ReadStreamAsync("race", 0, Cancel).ToListAsync()).Count);
        await AssertValidAsync(length);
    }

    [Fact]
    public async Task What_is_recorded_can_be_neither_changed_nor_deleted()
    {
        await Ledger.AppendAsync(TestEntries.Chain("a", 2), Cancel);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Store.ExecuteAsync("UPDATE ledger SET content = '{}'"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Store.ExecuteAsync("DELETE FROM ledger"));
        await AssertValidAsync(2);
    }

    [Theory]
    [InlineData("UPDATE ledger SET content = '{\"value\":578}' WHERE position = 3", 3, ChainBreakReason.WrongHash)]
    [InlineData("UPDATE ledger SET hash = previous WHERE position = 3", 3, ChainBreakReason.WrongHash)]
    [InlineData("DELETE FROM ledger WHERE position = 3", 4, ChainBreakReason.PositionGap)]
    [InlineData("UPDATE ledger SET command_id = 'z' WHERE position = 2", 2, ChainBreakReason.WrongHash)]
    public async Task Tampering_shows(string sql, long position, ChainBreakReason reason)
    {
        await Ledger.AppendAsync(TestEntries.Chain("a", 5), Cancel);

        await Store.TamperAsync(sql);

        var verdict = await ChainVerification.VerifyAsync(Ledger.ReadAllAsync(0, Cancel), Cancel);
        Assert.Equal((position, reason), (verdict.FirstBroken?.Position, verdict.FirstBroken?.Reason));
    }

    [Fact]
    public async Task People_can_read_it_with_sql()
    {
        await Ledger.AppendAsync(TestEntries.Chain("a", 2), Cancel);

        await Store.ExecuteAsync("CREATE TABLE copied AS SELECT * FROM ledger_readable");
        await Store.ExecuteAsync("INSERT INTO copied SELECT * FROM copied WHERE length(hash) = 64");
    }

    protected async Task AssertValidAsync(long entries)
    {
        var verdict = await ChainVerification.VerifyAsync(Ledger.ReadAllAsync(0, Cancel), Cancel);
        Assert.Equal(new ChainVerdict(entries, null), verdict);
    }

    // The digest is computed when an entry is made, so a copy with other parts has to be made anew.
    private static ProposedEntry Rehashed(ProposedEntry e) => new(
        e.Stream, e.Sequence, e.Topic, e.RecordedAt, e.Actor, e.Scope, e.CommandId, e.Fingerprint, e.Kind, e.Content, e.Previous);

    private static async Task<List<long>> RaceAsync(ILedger ledger, int racer, int length)
    {
        var won = new List<long>();
        while (true)
        {
            var head = (await ledger.ReadStreamAsync("race", 0, Cancel).ToListAsync()).LastOrDefault();
            if (head?.Sequence >= length) return won;
            var next = TestEntries.Make("race", (head?.Sequence ?? 0) + 1, head?.Hash ?? EntryHash.None, $"{racer}/{head?.Sequence}");
            var result = Assert.Single(await ledger.AppendAsync([next], Cancel));
            if (result.Outcome == Committed) won.Add(next.Sequence);
            else Assert.Equal(SequenceTaken, result.Outcome);
        }
    }
}
