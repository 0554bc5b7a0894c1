using System.Globalization;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;

namespace Kkr.Ledger;

/// <summary>What a silo's tables are told of streams that were continued: nothing is left out, and nothing is read twice.</summary>
public sealed class TopicHeadsTests : IAsyncLifetime
{
    private readonly SqliteStore _store = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly Dictionary<string, ProposedEntry> _newest = [];
    private FaultyLedger _ledger = null!;
    private TopicHeads _heads = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _ledger = new(_store.Open());
        _heads = new(_ledger, _clock);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    /// <summary>Tables that ask at any time, from any position, are each told all that the ledger says.</summary>
    [Property(MaxTest = 20)]
    public async Task Whoever_asks_is_told_of_each_stream_that_was_continued(int seed)
    {
        var random = new Random(seed);
        var topic = string.Create(CultureInfo.InvariantCulture, $"topic {seed} {Guid.NewGuid()}");
        var start = await _ledger.ReadHeadAsync(CancellationToken.None);
        var covered = Enumerable.Repeat(start, 4).ToArray();
        for (var step = 0; step < 40; step++)
        {
            for (var i = random.Next(4); i > 0; i--) await ContinueAsync(random.Next(4) == 0 ? topic + " other" : topic, random.Next(6));
            if (random.Next(5) == 0) _clock.Advance(TimeSpan.FromSeconds(random.Next(40)));
            var asker = random.Next(covered.Length);
            // Some have not asked for long, and one has forgotten everything.
            var after = random.Next(10) == 0 ? start : covered[asker];
            var upTo = await _ledger.ReadHeadAsync(CancellationToken.None);
            var told = await _heads.ReadAsync(topic, after, upTo, CancellationToken.None);
            foreach (var (stream, sequence) in await _ledger.ReadTopicHeadsAsync(topic, after, CancellationToken.None)) Assert.Equal(sequence, told[stream]);
            Assert.All(told.Keys, stream => Assert.StartsWith(topic + "/", stream, StringComparison.Ordinal));
            covered[asker] = upTo;
        }
    }

    [Fact]
    public async Task Those_who_ask_for_the_same_share_one_reading()
    {
        await ContinueAsync("t", 0);
        var head = await ContinueAsync("t", 1);
        var told = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _heads.ReadAsync("t", 0, head, Cancel)));
        Assert.All(told, heads => Assert.Equal(["t/0", "t/1"], heads.Keys.Order()));
        Assert.Equal([0L], _ledger.HeadsReadAfter);

        // What has come since is read for the first who asks, and only that.
        var next = await ContinueAsync("t", 1);
        Assert.Equal(2, (await _heads.ReadAsync("t", head, next, Cancel))["t/1"]);
        Assert.Equal(2, (await _heads.ReadAsync("t", 0, next, Cancel))["t/1"]);
        Assert.Equal([0L, head], _ledger.HeadsReadAfter);
    }

    [Fact]
    public async Task What_is_not_known_any_more_is_read_again()
    {
        var head = await ContinueAsync("t", 0);
        await _heads.ReadAsync("t", 0, head, Cancel);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, (await _heads.ReadAsync("t", 0, head, Cancel))["t/0"]);
        Assert.Equal([0L, 0L], _ledger.HeadsReadAfter);
        Assert.Empty(await _heads.ReadAsync("other", head, head, Cancel));
    }

    [Fact]
    public async Task After_a_failure_the_next_one_asks_again()
    {
        var head = await ContinueAsync("t", 0);
        _ledger.Away = true;
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => _heads.ReadAsync("t", 0, head, Cancel));
        _ledger.Away = false;
        Assert.Equal(1, (await _heads.ReadAsync("t", 0, head, Cancel))["t/0"]);
    }

    private async Task<long> ContinueAsync(string topic, int number)
    {
        var stream = string.Create(CultureInfo.InvariantCulture, $"{topic}/{number}");
        var before = _newest.GetValueOrDefault(stream);
        var entry = new ProposedEntry(
            stream, (before?.Sequence ?? 0) + 1, topic, new(2020, 12, 1, 12, 0, 0, TimeSpan.Zero), "subject", "scope", Guid.NewGuid().ToString(), EntryHash.None,
            "counted", "{}", before?.Hash ?? EntryHash.None);
        _newest[stream] = entry;
        return (await _ledger.AppendAsync([entry], CancellationToken.None))[0].Position;
    }
}
