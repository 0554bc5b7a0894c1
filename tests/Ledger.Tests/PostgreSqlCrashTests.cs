using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Kkr.Testing.PostgreSql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Kkr.Ledger;

public sealed class PostgreSqlCrashTests
{
    [Fact]
    public async Task What_was_acknowledged_before_PostgreSQL_was_killed_is_there_once_afterwards()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var server = await PostgreSqlServer.StartNewAsync();
        await using var store = await PostgreSqlStore.CreateAsync(server);
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var writer = new LedgerWriter(
            store.Open(), Options.Create(new LedgerWriterOptions { BatchEntries = 20 }), TimeProvider.System,
            NullLogger<LedgerWriter>.Instance, services.GetRequiredService<IMeterFactory>());
        await writer.StartAsync(cancel);
        var acknowledged = new ConcurrentBag<ProposedEntry>();
        var unknown = new ConcurrentBag<ProposedEntry>();
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var clients = Task.WhenAll(Enumerable.Range(0, 40).Select(async client =>
        {
            var next = TestEntries.First($"report/{client}", $"{client}/1");
            while (true)
            {
                try
                {
                    Assert.Equal(AppendOutcome.Committed, (await writer.AppendAsync(next)).Outcome);
                }
                catch (LedgerUnavailableException)
                {
                    unknown.Add(next);
                    return;
                }
                acknowledged.Add(next);
                if (acknowledged.Count >= 1000) enough.TrySetResult();
                next = next.Then($"{client}/{next.Sequence + 1}");
            }
        }));
        await enough.Task.WaitAsync(cancel);
        await server.KillAsync();
        await clients;
        await server.StartAsync();

        var all = await store.Open().ReadAllAsync(0, cancel).ToListAsync();
        Assert.Equal(new ChainVerdict(all.Count, null), ChainVerification.Verify(all));
        var recorded = all.ToDictionary(e => e.CommandId);
        Assert.All(acknowledged, e => Assert.Equal(e.Hash, recorded[e.CommandId].Hash));
        Assert.Equal(40, unknown.Count);
        // Repeating what is unknown finds out, and never does it twice.
        foreach (var entry in unknown)
        {
            var outcome = (await writer.AppendAsync(entry)).Outcome;
            Assert.Equal(recorded.ContainsKey(entry.CommandId) ? AppendOutcome.CommandKnown : AppendOutcome.Committed, outcome);
        }
        Assert.Equal(acknowledged.Count + unknown.Count, await store.Open().ReadHeadAsync(cancel));
        await writer.StopAsync(cancel);
    }

    [Fact]
    public async Task A_server_that_can_not_be_reached_is_reported_as_such()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var server = await PostgreSqlServer.StartNewAsync();
        await using var store = await PostgreSqlStore.CreateAsync(server);
        var ledger = store.Open();
        await server.KillAsync();

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.AppendAsync([TestEntries.First("a", "1")], cancel));
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.ReadHeadAsync(cancel));
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.FindCommandAsync("s", "c", cancel));
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.ReadAllAsync(0, cancel).ToListAsync());
    }
}
