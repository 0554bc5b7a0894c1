using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using static Kkr.Ledger.AppendOutcome;

namespace Kkr.Ledger;

public sealed class LedgerWriterTests : IAsyncLifetime
{
    private readonly SqliteStore _store = new();
    private readonly FakeTimeProvider _time = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly LedgerWriterOptions _options = new() { QueueCapacity = 4, BatchEntries = 3 };
    private GatedLedger _gate = null!;
    private LedgerWriter _writer = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _gate = new GatedLedger(_store.Open());
        _writer = NewWriter(_gate);
        await _writer.StartAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.StopAsync(new CancellationToken(canceled: true));
        _writer.Dispose();
        _gate.Dispose();
        await _services.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task What_gathers_while_a_batch_is_under_way_goes_with_the_next_ones()
    {
        var chain = TestEntries.Chain("a", 5);
        var first = _writer.AppendAsync(chain[0]);
        await _gate.ArrivedAsync();
        var rest = chain[1..].ConvertAll(_writer.AppendAsync);
        _gate.LetThrough(3);

        Assert.Equal(AppendResult.Committed(1), await first);
        Assert.Equal([2, 3, 4, 5], (await Task.WhenAll(rest)).Select(r => r.Position));
        Assert.Equal([1, 3, 1], _gate.BatchSizes);
    }

    [Fact]
    public async Task A_full_queue_refuses_at_once_and_has_recorded_nothing_of_what_it_refused()
    {
        var underWay = await FillAsync();

        var refused = _writer.AppendAsync(TestEntries.First("b", "too much"));

        Assert.True(refused.IsFaulted);
        await Assert.ThrowsAsync<LedgerOverloadedException>(() => refused);
        _gate.LetThrough(3);
        Assert.All(await Task.WhenAll(underWay), r => Assert.Equal(Committed, r.Outcome));
        Assert.Null(await _gate.FindCommandAsync("municipality/851", "too much", Cancel));
        _gate.LetThrough();
        Assert.Equal(Committed, (await _writer.AppendAsync(TestEntries.First("b", "too much"))).Outcome);
    }

    [Fact]
    public async Task More_content_than_may_wait_is_refused()
    {
        _options.QueueCapacityBytes = 1024;
        var first = _writer.AppendAsync(TestEntries.First("a", "1", new string('x', 1000)));
        await _gate.ArrivedAsync();

        await Assert.ThrowsAsync<LedgerOverloadedException>(() => _writer.AppendAsync(TestEntries.First("b", "2", new string('x', 25))));
        _gate.LetThrough(2);
        await first;
        Assert.Equal(Committed, (await _writer.AppendAsync(TestEntries.First("b", "2", new string('x', 25)))).Outcome);
    }

    [Fact]
    public async Task A_duplicate_waits_for_the_one_that_is_under_way()
    {
        var entry = TestEntries.First("a", "same");
        var original = _writer.AppendAsync(entry);
        await _gate.ArrivedAsync();
        var ofBatch = _writer.AppendAsync(TestEntries.First("other", "same"));
        var queued = _writer.AppendAsync(entry.Then("next"));
        var ofQueued = _writer.AppendAsync(TestEntries.First("other", "next"));

        Assert.False(ofBatch.IsCompleted || ofQueued.IsCompleted);
        _gate.LetThrough(2);

        Assert.Equal(AppendResult.Committed(1), await original);
        Assert.Equal(AppendResult.CommandKnown(entry.At(1)), await ofBatch);
        Assert.Equal(AppendResult.Committed(2), await queued);
        Assert.Equal(AppendResult.CommandKnown(entry.Then("next").At(2)), await ofQueued);
        _gate.LetThrough();
        Assert.Equal(AppendResult.CommandKnown(entry.At(1)), await _writer.AppendAsync(entry));
    }

    [Fact]
    public async Task A_duplicate_shares_the_fate_of_an_original_that_came_too_late()
    {
        var stale = TestEntries.Make("a", 7, EntryHash.None, "same");
        var original = _writer.AppendAsync(stale);
        var duplicate = _writer.AppendAsync(stale);
        _gate.LetThrough();

        Assert.Equal([AppendResult.SequenceTaken, AppendResult.SequenceTaken], await Task.WhenAll(original, duplicate));
    }

    [Fact]
    public async Task A_failing_store_leaves_the_outcome_unknown_and_the_writer_at_work()
    {
        _gate.Failure = new InvalidOperationException("broken");
        var chain = TestEntries.Chain("a", 2);
        var first = _writer.AppendAsync(chain[0]);
        var duplicate = _writer.AppendAsync(chain[0]);
        _gate.LetThrough();
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => first);
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => duplicate);

        _gate.Failure = null;
        _gate.LetThrough(2);
        // The first one was not committed after all: its successor is fenced off, its repeat is not.
        Assert.Equal(SequenceTaken, (await _writer.AppendAsync(chain[1])).Outcome);
        Assert.Equal(Committed, (await _writer.AppendAsync(chain[0])).Outcome);
    }

    [Fact]
    public async Task A_store_that_does_not_answer_in_time_leaves_the_outcome_unknown()
    {
        var entry = TestEntries.First("a", "1");
        var append = _writer.AppendAsync(entry);
        await _gate.ArrivedAsync();

        _time.Advance(_options.AppendTimeout);

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => append);
        // The batch that was given up may still get to the gate's opening before its cancellation: room for both.
        _gate.LetThrough(2);
        Assert.Equal(Committed, (await _writer.AppendAsync(entry)).Outcome);
    }

    [Fact]
    public async Task Stopping_commits_what_is_queued_and_refuses_what_comes_later()
    {
        var underWay = await FillAsync();

        var stopping = _writer.StopAsync(Cancel);
        await Assert.ThrowsAsync<LedgerOverloadedException>(() => _writer.AppendAsync(TestEntries.First("b", "late")));
        _gate.LetThrough(3);
        await stopping;

        Assert.All(await Task.WhenAll(underWay), r => Assert.Equal(Committed, r.Outcome));
        Assert.Equal(underWay.Count, await _gate.ReadHeadAsync(Cancel));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0xD800)]
    public async Task Text_that_no_store_can_hold_is_refused_before_it_reaches_a_batch(int character)
    {
        // An attribute could not hold half a surrogate pair.
        var text = $"a{(char)character}b";
        await Assert.ThrowsAnyAsync<ArgumentException>(() => _writer.AppendAsync(TestEntries.First("a", "1", text)));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => _writer.AppendAsync(TestEntries.First(text, "1")));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => _writer.AppendAsync(TestEntries.First(new string('s', 201), "1")));
    }

    [Fact]
    public async Task Two_writers_that_get_the_same_commands_record_each_once()
    {
        const int commands = 60;
        var writers = new[] { NewWriter(_store.Open(), 100), NewWriter(_store.Open(), 100) };
        foreach (var writer in writers) await writer.StartAsync(Cancel);

        var answers = await Task.WhenAll(Enumerable.Range(0, commands * 4).Select(i =>
            writers[i % 2].AppendAsync(TestEntries.First($"{i % commands}", $"{i % commands}"))));

        Assert.Equal(commands, answers.Count(a => a.Outcome == Committed));
        Assert.Equal(commands * 3, answers.Count(a => a.Outcome == CommandKnown));
        Assert.Equal(new ChainVerdict(commands, null), await ChainVerification.VerifyAsync(_gate.ReadAllAsync(0, Cancel), Cancel));
        foreach (var writer in writers)
        {
            await writer.StopAsync(Cancel);
            writer.Dispose();
        }
    }

    private async Task<List<Task<AppendResult>>> FillAsync()
    {
        var chain = TestEntries.Chain("a", 1 + _options.QueueCapacity);
        List<Task<AppendResult>> underWay = [_writer.AppendAsync(chain[0])];
        await _gate.ArrivedAsync();
        underWay.AddRange(chain[1..].Select(_writer.AppendAsync));
        return underWay;
    }

    private LedgerWriter NewWriter(ILedger ledger, int? capacity = null)
    {
        if (capacity is { } c) _options.QueueCapacity = c;
        return new(ledger, Options.Create(_options), _time, NullLogger<LedgerWriter>.Instance, _services.GetRequiredService<IMeterFactory>());
    }
}
