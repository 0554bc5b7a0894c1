using System.Globalization;

namespace Kkr.Ledger;

/// <summary>What somebody with every right over the database can do to a ledger, and that it shows (guarantee G6).</summary>
public abstract class TamperingContract : IDisposable
{
    private const int Tamperings = 1000;
    private static readonly int[] AnchoredAt = [17, 31, 54];

    private readonly string _folder = Directory.CreateTempSubdirectory("kkr-anchors-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private AnchorFile Anchors => new AnchorFile(Path.Combine(_folder, "anchors.jsonl"));

    protected abstract Task<LedgerStore> CreateStoreAsync();

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_thousand_random_tamperings_all_show()
    {
        await using var store = await CreateStoreAsync();
        var ledger = store.Open();
        var untouched = await RecordAsync(ledger, 60);
        await store.TakeConstraintsAwayAsync();
        var random = new Random(20201201);
        var missed = new List<string>();
        for (var i = 0; i < Tamperings; i++)
        {
            var (name, apply) = Tampering.Kinds[i % Tampering.Kinds.Count];
            var tampered = apply(random, untouched, AnchoredAt[^1]);
            Assert.NotEqual(untouched, tampered);
            await store.RewriteAsync(untouched, tampered);
            // Read at once, and in shares as a large ledger is.
            var verdict = await VerifyAsync(ledger, i % 2 == 0 ? int.MaxValue : 13);
            if (verdict.Valid) missed.Add(string.Create(CultureInfo.InvariantCulture, $"{i}: {name}"));
            await store.RewriteAsync(tampered, untouched);
        }

        Assert.Empty(missed);
        Assert.Equal(new ChainVerdict(60, null) { AnchoredTo = 54 }, await VerifyAsync(ledger));
        Assert.Equal(untouched, await ledger.ReadAllAsync(0, Cancel).ToListAsync());
    }

    /// <summary>What anchors are for, and where they end: this is the window that docs/operations.md tells of.</summary>
    [Fact]
    public async Task Only_what_was_recorded_after_the_newest_anchor_can_be_written_anew_and_the_verdict_says_from_where()
    {
        await using var store = await CreateStoreAsync();
        var ledger = store.Open();
        var untouched = await RecordAsync(ledger, 60);
        await store.TakeConstraintsAwayAsync();
        var rewritten = Tampering.Rechain(untouched.Select(e => e.Position <= 54 ? e : e with { Content = "{\"value\":0}" }));
        await store.RewriteAsync(untouched, rewritten);

        Assert.Equal(new ChainVerdict(60, null) { AnchoredTo = 54 }, await VerifyAsync(ledger));

        await store.RewriteAsync(rewritten, untouched);
        await new LedgerAnchoring(ledger, Anchors, TimeProvider.System).AnchorAsync(Cancel);
        await store.RewriteAsync(untouched, rewritten);

        Assert.Equal(ChainBreakReason.AnchorMismatch, (await VerifyAsync(ledger)).FirstBroken?.Reason);
    }

    [Fact]
    public async Task A_ledger_that_was_cut_or_rewritten_is_not_anchored_again()
    {
        await using var store = await CreateStoreAsync();
        var ledger = store.Open();
        var untouched = await RecordAsync(ledger, 60);
        await store.TakeConstraintsAwayAsync();
        var anchoring = new LedgerAnchoring(ledger, Anchors, TimeProvider.System);
        var before = await Anchors.ReadAsync(Cancel);
        List<LedgerEntry>[] others =
        [
            [.. untouched.Take(40)],
            [.. untouched.Where(e => e.Position != 56)],
            Tampering.Rechain(untouched.Where(e => e.Position != 54)),
        ];
        foreach (var other in others)
        {
            await store.RewriteAsync(untouched, other);
            await Assert.ThrowsAsync<LedgerNotAnchoredException>(() => anchoring.AnchorAsync(Cancel));
            await store.RewriteAsync(other, untouched);
        }

        Assert.Equal(before, await Anchors.ReadAsync(Cancel));
        Assert.Equal(60, (await anchoring.AnchorAsync(Cancel))?.Position);
    }

    [Fact]
    public async Task A_ledger_that_goes_on_growing_never_raises_a_false_alarm()
    {
        await using var store = await CreateStoreAsync();
        var ledgers = new[] { store.Open(), store.Open(), store.Open() };
        var writing = Task.WhenAll(Enumerable.Range(0, 2).Select(writer => Task.Run(
            async () =>
            {
                for (var n = 0; n < 200; n++)
                    await ledgers[writer].AppendAsync(TestEntries.Chain($"report/{writer}/{n}", 7), Cancel);
            }, Cancel)));
        var anchoring = Task.WhenAll(Enumerable.Range(0, 2).Select(silo => Task.Run(
            async () =>
            {
                // Two silos that share a file.
                var own = new LedgerAnchoring(ledgers[silo], Anchors, TimeProvider.System);
                while (!writing.IsCompleted) await own.AnchorAsync(Cancel);
            }, Cancel)));
        long entries = 0;
        while (!writing.IsCompleted)
        {
            var verdict = await VerifyAsync(ledgers[2], entriesAReading: 1000);
            Assert.Null(verdict.FirstBroken);
            Assert.True(verdict.Entries >= entries && verdict.AnchoredTo <= verdict.Entries);
            entries = verdict.Entries;
        }

        await Task.WhenAll(writing, anchoring);
        Assert.NotEmpty(await Anchors.ReadAsync(Cancel));
        var last = await VerifyAsync(ledgers[2]);
        Assert.Equal((2800, true), (last.Entries, last.Valid));
    }

    private Task<ChainVerdict> VerifyAsync(ILedger ledger, int entriesAReading = int.MaxValue) =>
        new LedgerVerification(ledger, Anchors) { EntriesAReading = entriesAReading }.RunAsync(null, Cancel);

    /// <summary>Entries of seven streams in turn, anchored on the way.</summary>
    private async Task<List<LedgerEntry>> RecordAsync(ILedger ledger, int count)
    {
        var anchoring = new LedgerAnchoring(ledger, Anchors, TimeProvider.System);
        var heads = new Dictionary<string, ProposedEntry>(StringComparer.Ordinal);
        for (var i = 1; i <= count; i++)
        {
            var stream = ((char)('a' + (i * i % 11 % 7))).ToString();
            var (command, content) = ($"command-{i}", $"{{\"value\":{i}}}");
            heads[stream] = heads.TryGetValue(stream, out var head) ? head.Then(command, content) : TestEntries.First(stream, command, content);
            Assert.Equal(AppendResult.Committed(i), Assert.Single(await ledger.AppendAsync([heads[stream]], Cancel)) with { Session = 0 });
            if (AnchoredAt.Contains(i)) Assert.Equal(i, (await anchoring.AnchorAsync(Cancel))?.Position);
        }
        return await ledger.ReadAllAsync(0, Cancel).ToListAsync();
    }
}
