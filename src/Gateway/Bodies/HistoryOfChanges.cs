using System.Text.Json;
using Kkr.Ledger;
using Kkr.Rights;

namespace Kkr.Gateway.Bodies;

/// <summary>All that happened to a contract, a team, an agreement or a campaign, as clients read it.</summary>
/// <param name="Changes">The changes, the oldest first.</param>
internal sealed record HistoryOfChanges(IReadOnlyList<HistoryOfChanges.Change> Changes)
{
    /// <summary>What clients read of a history.</summary>
    public static HistoryOfChanges Of(RecordedHistory history) => new([.. history.Changes.Select(change => new Change(
        change.Revision, change.Kind, change.RecordedAt, change.By, JsonElement.Parse(change.Content), change.Hash, change.Right))]);

    /// <summary>A change.</summary>
    /// <param name="Revision">Which, from 1.</param>
    /// <param name="Kind">What happened.</param>
    /// <param name="RecordedAt">When.</param>
    /// <param name="By">Who caused it.</param>
    /// <param name="Content">What happened, as the ledger holds it.</param>
    /// <param name="Hash">Its digest, which covers the one before it.</param>
    /// <param name="Right">By which right, and on whose behalf; null in what is from before rights were recorded.</param>
    internal sealed record Change(long Revision, string Kind, DateTimeOffset RecordedAt, string By, JsonElement Content, string Hash, ExercisedRight? Right);
}
