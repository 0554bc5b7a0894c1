using System.Diagnostics;

namespace Kkr.Ledger;

/// <summary>An entry on its way to the store, and the answer that its proposers wait for.</summary>
internal sealed class PendingEntry(ProposedEntry entry, int contentBytes)
{
    // Continuations run elsewhere: a grain that wakes up must not hold up the loop that commits for all the others.
    private readonly TaskCompletionSource<AppendResult> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ProposedEntry Entry { get; } = entry;

    public int ContentBytes { get; } = contentBytes;

    /// <summary>The trace that it was proposed in; none outside of one.</summary>
    public ActivityContext Requester { get; } = Activity.Current?.Context ?? default;

    public (string Scope, string CommandId) Key => (Entry.Scope, Entry.CommandId);

    public Task<AppendResult> Outcome => _outcome.Task;

    public void Succeed(AppendResult result) => _outcome.TrySetResult(result);

    public void Fail(Exception cause) => _outcome.TrySetException(cause);
}
