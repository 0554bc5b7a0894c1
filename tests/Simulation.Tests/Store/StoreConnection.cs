using System.Runtime.CompilerServices;
using Kkr.Ledger;

namespace Kkr.Simulation;

/// <summary>A silo's way to the database server.</summary>
internal sealed class StoreConnection(SimulatedStore store, PlantedBug bug) : ILedger
{
    private long _session;

    /// <summary>Appends within a session, which ends with the first failure, or with the server.</summary>
    public async Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<ProposedEntry> batch, CancellationToken cancellationToken)
    {
        if (!store.IsOpen(_session)) _session = store.OpenSession();
        if (bug == PlantedBug.FalseSession) batch = [.. batch.Select(e => e with { PreviousSession = _session })];
        try
        {
            return await store.AppendAsync(batch, _session, cancellationToken);
        }
        catch
        {
            _session = 0;
            throw;
        }
    }

    public IAsyncEnumerable<LedgerEntry> ReadStreamAsync(string stream, long afterSequence, CancellationToken cancellationToken)
    {
        var entries = ReachAsync(() => store.Ledger.ReadStreamAsync(stream, afterSequence, cancellationToken), cancellationToken);
        // Bug: what a stream reads back no longer tells by which command it came.
        return bug == PlantedBug.DoubledRetry
            ? entries.Select(e => e with { CommandId = $"forgotten {e.Position}" })
            : entries;
    }

    public IAsyncEnumerable<LedgerEntry> ReadTopicAsync(string topic, long afterPosition, CancellationToken cancellationToken)
    {
        var entries = ReachAsync(() => store.Ledger.ReadTopicAsync(topic, afterPosition, cancellationToken), cancellationToken);
        return bug switch
        {
            // Bug: a table that lost a push believes to be up to date.
            PlantedBug.LostPush when topic.StartsWith("report/", StringComparison.Ordinal) => entries.Where(e => e.Position <= afterPosition),
            PlantedBug.DroppedCorrection when topic.StartsWith("report/", StringComparison.Ordinal) => entries.Where(e => e.Sequence == 1),
            _ => entries,
        };
    }

    public IAsyncEnumerable<LedgerEntry> ReadAllAsync(long afterPosition, CancellationToken cancellationToken) =>
        ReachAsync(() => store.Ledger.ReadAllAsync(afterPosition, cancellationToken), cancellationToken);

    public async Task<LedgerEntry?> FindCommandAsync(string scope, string commandId, CancellationToken cancellationToken)
    {
        await store.ReachAsync();
        return bug == PlantedBug.DoubledRetry ? null : await store.Ledger.FindCommandAsync(scope, commandId, cancellationToken);
    }

    public async Task<long> ReadHeadAsync(CancellationToken cancellationToken)
    {
        await store.ReachAsync();
        return await store.Ledger.ReadHeadAsync(cancellationToken);
    }

    private async IAsyncEnumerable<LedgerEntry> ReachAsync(
        Func<IAsyncEnumerable<LedgerEntry>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await store.ReachAsync();
        await foreach (var entry in read().WithCancellation(cancellationToken)) yield return entry;
    }
}
