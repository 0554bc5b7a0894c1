namespace Kkr.Ledger;

/// <summary>
/// The append-only truth of everything that has happened. Two stores implement it, PostgreSQL and SQLite, and both are
/// held to the same contract tests.
/// </summary>
/// <remarks>Every method throws <see cref="LedgerUnavailableException"/> when the store can't be reached.</remarks>
public interface ILedger
{
    /// <summary>
    /// Records what can be recorded of a batch in one durable transaction and says of each entry what became of it.
    /// Entries of one stream stand in sequence order within the batch; once one of them is not committed, none of the
    /// stream's later ones is. A store that tells of its sessions (<see cref="AppendResult.Session"/>) may take the word of an entry that the
    /// one before it was committed in the session that lasts. No two entries of a batch share a scope and command id: <see cref="ILedgerWriter"/> sees to that.
    /// </summary>
    /// <returns>One result an entry, in the batch's order.</returns>
    /// <exception cref="LedgerUnavailableException">The outcome is unknown: it may or may not have been committed.</exception>
    Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<ProposedEntry> batch, CancellationToken cancellationToken);

    /// <summary>A stream's entries with a sequence above <paramref name="afterSequence"/>, in order.</summary>
    IAsyncEnumerable<LedgerEntry> ReadStreamAsync(string stream, long afterSequence, CancellationToken cancellationToken);

    /// <summary>A topic's entries with a position above <paramref name="afterPosition"/>, in order.</summary>
    IAsyncEnumerable<LedgerEntry> ReadTopicAsync(string topic, long afterPosition, CancellationToken cancellationToken);

    /// <summary>
    /// A topic's entries with a position above <paramref name="afterPosition"/>, in order, of those streams only whose names
    /// begin with one of <paramref name="prefixes"/>: the store leaves the others out before they cost anything.
    /// </summary>
    async IAsyncEnumerable<LedgerEntry> ReadTopicAsync(
        string topic, IReadOnlyCollection<string> prefixes, long afterPosition,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in ReadTopicAsync(topic, afterPosition, cancellationToken))
            if (prefixes.Any(prefix => entry.Stream.StartsWith(prefix, StringComparison.Ordinal)))
                yield return entry;
    }

    /// <summary>
    /// The streams of a topic that were continued above <paramref name="afterPosition"/>, with the newest sequence of each: what
    /// is told of them suffices to see that nothing is missing, for a small part of what the entries cost.
    /// </summary>
    async Task<IReadOnlyDictionary<string, long>> ReadTopicHeadsAsync(string topic, long afterPosition, CancellationToken cancellationToken)
    {
        var heads = new Dictionary<string, long>(StringComparer.Ordinal);
        await foreach (var entry in ReadTopicAsync(topic, afterPosition, cancellationToken)) heads[entry.Stream] = entry.Sequence;
        return heads;
    }

    /// <summary>All entries with a position above <paramref name="afterPosition"/>, in order.</summary>
    IAsyncEnumerable<LedgerEntry> ReadAllAsync(long afterPosition, CancellationToken cancellationToken);

    /// <summary>The digests of all entries with a position above <paramref name="afterPosition"/>, in order.</summary>
    async IAsyncEnumerable<LedgerDigest> ReadDigestsAsync(
        long afterPosition, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in ReadAllAsync(afterPosition, cancellationToken)) yield return new(entry.Position, entry.Hash);
    }

    /// <summary>The digest of the entry at a position; null when there is none.</summary>
    async Task<EntryHash?> FindHashAsync(long position, CancellationToken cancellationToken)
    {
        await foreach (var digest in ReadDigestsAsync(position - 1, cancellationToken)) return digest.Position == position ? digest.Hash : null;
        return null;
    }

    /// <summary>The entry that holds a command id, or null.</summary>
    Task<LedgerEntry?> FindCommandAsync(string scope, string commandId, CancellationToken cancellationToken);

    /// <summary>The position of the newest entry; 0 when there is none.</summary>
    Task<long> ReadHeadAsync(CancellationToken cancellationToken);
}
