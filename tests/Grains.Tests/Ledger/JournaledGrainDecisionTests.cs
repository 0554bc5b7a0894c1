using Kkr.Rights;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace Kkr.Ledger;

/// <summary>
/// Why streams are our own and not Orleans' <c>JournaledGrain</c> (docs/decisions/0001-event-sourced-stream.md): what it
/// does where the ledger's answer is a failure, and where commands come faster than the disk. Should a later Orleans make
/// one of these tests fail, the decision is due again.
/// </summary>
public sealed class JournaledGrainDecisionTests : IAsyncLifetime
{
    private readonly JournaledStorage _storage = new();
    private InProcessTestCluster _cluster = null!;

    private IJournaledCount Grain => _cluster.Client.GetGrain<IJournaledCount>("count");

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(_storage);
            silo.AddCustomStorageBasedLogConsistencyProvider("CustomStorage");
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }

    [Fact]
    public async Task It_never_tells_the_caller_that_the_storage_fails_but_tries_again_for_as_long_as_that_lasts()
    {
        var counting = Grain.CountAsync();
        for (var failures = 0; failures < 4; failures++)
        {
            var call = await _storage.NextAsync();
            Assert.False(counting.IsCompleted);
            call.Answer.SetResult(Fault.Before);
        }

        // Five attempts, and still no answer: a client would wait out its time instead of reading 503 and Retry-After.
        var last = await _storage.NextAsync();
        Assert.False(counting.IsCompleted);
        last.Answer.SetResult(Fault.None);
        Assert.True(await counting);
    }

    [Fact]
    public async Task It_answers_that_another_was_first_when_the_caller_itself_was_and_only_the_answer_was_lost()
    {
        var counting = Grain.CountAsync();
        (await _storage.NextAsync()).Answer.SetResult(Fault.After);
        Assert.False(await counting);
        Assert.Equal(1, _storage.Count);
    }

    [Fact]
    public async Task It_hands_nothing_over_while_a_write_of_the_same_grain_is_under_way()
    {
        var first = Grain.CountAsync();
        var under = await _storage.NextAsync();
        Task<bool>[] others = [Grain.CountAsync(), Grain.CountAsync()];
        // All three are raised, and yet the writer of the silo could not gather these for its next batch.
        while (await Grain.CountUnconfirmedAsync() < 3) Assert.False(_storage.HasNext);
        Assert.False(_storage.HasNext);
        under.Answer.SetResult(Fault.None);
        Assert.True(await first);
        var next = await _storage.NextAsync();
        Assert.Equal(2, next.Updates);
        next.Answer.SetResult(Fault.None);
        Assert.All(await Task.WhenAll(others), Assert.True);
    }

    /// <summary>The same with our stream: everything is with the writer while nothing is durable yet.</summary>
    [Fact]
    public async Task Our_stream_hands_everything_over_at_once_and_tells_of_a_failure()
    {
        await using var store = new SqliteStore();
        var held = new List<(ProposedEntry Entry, TaskCompletionSource<AppendResult> Answer)>();
        var stream = new LedgerStream<Count, CountingEvent>(
            "count", "count", new(0), Count.Apply, store.Open(), new HeldWriter(held), TimeProvider.System);
        await stream.LoadAsync(TestContext.Current.CancellationToken);
        var counting = Enumerable.Range(0, 3).Select(i => stream.RecordAsync(
            new("scope", $"c{i}", EntryHash.None, "subject", new(Role.Reporter)), s => new Counted(s.Value), CancellationToken.None)).ToList();
        Assert.Equal([1, 2, 3], held.Select(h => h.Entry.Sequence));
        Assert.All(counting, c => Assert.False(c.IsCompleted));
        foreach (var (_, answer) in held) answer.SetException(new LedgerUnavailableException("before"));
        foreach (var recording in counting) await Assert.ThrowsAsync<LedgerUnavailableException>(() => recording);
    }

    private sealed class HeldWriter(List<(ProposedEntry Entry, TaskCompletionSource<AppendResult> Answer)> held) : ILedgerWriter
    {
        public Task<AppendResult> AppendAsync(ProposedEntry entry)
        {
            held.Add((entry, new(TaskCreationOptions.RunContinuationsAsynchronously)));
            return held[^1].Answer.Task;
        }
    }
}
