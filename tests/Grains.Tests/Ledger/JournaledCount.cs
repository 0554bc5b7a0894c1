using Orleans.Concurrency;
using Orleans.EventSourcing;
using Orleans.EventSourcing.CustomStorage;
using Orleans.Providers;

namespace Kkr.Ledger;

/// <summary>The state of <see cref="JournaledCountGrain"/>; the framework changes it in place.</summary>
[GenerateSerializer]
public sealed class JournaledCount
{
    [Id(0)]
    public long Value { get; set; }

    public void Apply(Counted counted) => Value = counted.Before + 1;
}

/// <summary>A counter on Orleans' <c>JournaledGrain</c> with storage of our own, which a test can fail or hold up.</summary>
[Reentrant]
[LogConsistencyProvider(ProviderName = "CustomStorage")]
public sealed class JournaledCountGrain(JournaledStorage storage)
    : JournaledGrain<JournaledCount, CountingEvent>, IJournaledCount, ICustomStorageInterface<JournaledCount, CountingEvent>
{
    public Task<bool> CountAsync() => RaiseConditionalEvent(new Counted(TentativeState.Value));

    public Task<int> CountUnconfirmedAsync() => Task.FromResult(UnconfirmedEvents.Count());

    public Task<KeyValuePair<int, JournaledCount>> ReadStateFromStorage() =>
        Task.FromResult(KeyValuePair.Create(storage.Count, new JournaledCount { Value = storage.Count }));

    public Task<bool> ApplyUpdatesToStorage(IReadOnlyList<CountingEvent> updates, int expectedVersion) =>
        storage.ApplyAsync(updates.Count, expectedVersion);
}
