using Kkr.Ledger;
using Kkr.Tables;

namespace Kkr.Simulation;

/// <summary>The database server: the ledger, the snapshots, and when it is away.</summary>
internal sealed class SimulatedStore(World world, Faults faults, PlantedBug bug)
{
    private long _sessions, _endedSessions;

    public MemoryLedger Ledger { get; } = new() { IsFenced = bug != PlantedBug.MissingFence, KnowsCommands = bug != PlantedBug.DoubledRetry };

    public bool IsAway { get; private set; }

    /// <summary>What each table last saved, and under which version.</summary>
    public Dictionary<string, (TableSnapshot State, int Version)> Snapshots { get; } = new(StringComparer.Ordinal);

    public void GoAway(TimeSpan duration)
    {
        if (IsAway) return;
        IsAway = true;
        _endedSessions = _sessions;
        world.After(duration, () =>
        {
            IsAway = false;
            if (bug == PlantedBug.TailLoss) Ledger.LoseTail(2);
        });
    }

    /// <summary>A session of a silo's.</summary>
    public long OpenSession() => ++_sessions;

    /// <summary>Whether a session is one that the server has not ended.</summary>
    public bool IsOpen(long session) => session > _endedSessions;

    /// <summary>
    /// An append on its way: it arrives, is committed or fails, and is answered or not, each at its own time and whether or
    /// not its sender is still there.
    /// </summary>
    public Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<ProposedEntry> batch, long session, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<IReadOnlyList<AppendResult>>();
        var registration = cancellationToken.Register(() => answer.TrySetException(new LedgerUnavailableException("No answer in time.")));
        var late = faults.Happens(FaultKind.LateCommit);
        world.After(late ? world.Between(4_000, 9_000) : world.Between(0.3, 8), () =>
        {
            if (IsAway || faults.Happens(FaultKind.StorageErrorBefore))
            {
                answer.TrySetException(new LedgerUnavailableException("The store failed before the commit."));
                return;
            }

            var results = Ledger.Append(batch, IsOpen(session) ? session : 0);
            if (bug == PlantedBug.Reorder && world.Chance(0.3)) Ledger.SwapNewest();
            if (faults.Happens(FaultKind.StorageErrorAfter))
                world.After(world.Between(0.1, 50), () => answer.TrySetException(new LedgerUnavailableException("The answer to the commit was lost.")));
            else world.After(world.Between(0.1, 3), () => answer.TrySetResult(results));
        });
        return EndedAsync();

        async Task<IReadOnlyList<AppendResult>> EndedAsync()
        {
            using (registration) return await answer.Task;
        }
    }

    /// <summary>Takes the time of a reading.</summary>
    public Task ReachAsync()
    {
        var reached = new TaskCompletionSource();
        world.After(world.Between(0.2, 3), () =>
        {
            if (IsAway || faults.Happens(FaultKind.StorageErrorBefore)) reached.TrySetException(new LedgerUnavailableException("The store can't be reached."));
            else reached.TrySetResult();
        });
        return reached.Task;
    }
}
