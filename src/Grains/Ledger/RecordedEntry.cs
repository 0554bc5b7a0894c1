namespace Kkr.Ledger;

/// <summary>What a grain keeps in memory of an entry that it has recorded: all that receipts tell, without its content.</summary>
/// <param name="Position">See <see cref="LedgerEntry"/>, as for the others.</param>
/// <param name="Sequence">Its place in the stream.</param>
/// <param name="RecordedAt">When it was decided.</param>
/// <param name="Actor">The subject who caused it.</param>
/// <param name="Fingerprint">The digest of what the command asked for.</param>
/// <param name="Hash">The entry's digest.</param>
public sealed record RecordedEntry(long Position, long Sequence, DateTimeOffset RecordedAt, string Actor, EntryHash Fingerprint, EntryHash Hash)
{
    /// <summary>What is kept of an entry of the ledger.</summary>
    public static RecordedEntry Of(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new(entry.Position, entry.Sequence, entry.RecordedAt, entry.Actor, entry.Fingerprint, entry.Hash);
    }

    /// <summary>What is kept of an entry that was committed at a position.</summary>
    public static RecordedEntry Of(ProposedEntry entry, long position)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new(position, entry.Sequence, entry.RecordedAt, entry.Actor, entry.Fingerprint, entry.Hash);
    }
}
