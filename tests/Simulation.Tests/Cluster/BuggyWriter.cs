using Kkr.Ledger;

namespace Kkr.Simulation;

/// <summary>The writer with a bug planted around it.</summary>
internal sealed class BuggyWriter(ILedgerWriter writer, SimulatedCluster cluster) : ILedgerWriter
{
    public static ILedgerWriter Around(ILedgerWriter writer, SimulatedCluster cluster) =>
        cluster.Bug is PlantedBug.AckBeforeCommit or PlantedBug.AlteredContent ? new BuggyWriter(writer, cluster) : writer;

    public Task<AppendResult> AppendAsync(ProposedEntry entry)
    {
        if (cluster.Bug == PlantedBug.AlteredContent)
            return writer.AppendAsync(entry with { Content = entry.Content.Replace(".5", ".4", StringComparison.Ordinal) });
        writer.AppendAsync(entry).Ignore();
        return Task.FromResult(AppendResult.Committed(cluster.Store.Ledger.Entries.Count + 1));
    }
}
