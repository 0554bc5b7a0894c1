namespace Kkr.Ledger;

/// <summary>Makes anchors: it reads the digests that were added since the newest one, never the whole ledger again.</summary>
/// <param name="ledger">What is anchored.</param>
/// <param name="anchors">Where.</param>
/// <param name="clock">Tells when.</param>
public sealed class LedgerAnchoring(ILedger ledger, IAnchors anchors, TimeProvider clock)
{
    /// <summary>Anchors the ledger as it is now.</summary>
    /// <returns>The newest anchor there is; null while the ledger is empty.</returns>
    /// <exception cref="LedgerNotAnchoredException">The ledger is not the one that was anchored before.</exception>
    public async Task<Anchor?> AnchorAsync(CancellationToken cancellationToken)
    {
        var last = await anchors.ReadLastAsync(cancellationToken);
        var (position, digest, head) = last is null ? (0, EntryHash.None, EntryHash.None) : (last.Position, last.Digest, last.Head);
        var known = last is null;
        await foreach (var entry in ledger.ReadDigestsAsync(Math.Max(position - 1, 0), cancellationToken))
        {
            if (last is not null && entry.Position == last.Position)
            {
                known = entry.Hash == last.Head;
                continue;
            }

            // A gap, or a ledger that is another: nothing is anchored that a verification would find broken.
            if (!known || entry.Position != position + 1) throw new LedgerNotAnchoredException(position);
            (position, digest, head) = (entry.Position, Anchor.Next(digest, entry.Hash), entry.Hash);
        }

        if (!known) throw new LedgerNotAnchoredException(position);
        if (position == (last?.Position ?? 0)) return last;
        var anchor = Anchor.After(last, position, digest, head, clock.GetUtcNow());
        return await anchors.TryAddAsync(anchor, cancellationToken) ? anchor : await anchors.ReadLastAsync(cancellationToken);
    }
}
