namespace Kkr.Ledger;

/// <summary>
/// Recomputes the hash chains of the whole ledger (guarantee G6), entry by entry from position 1. Pure: what it finds
/// depends on the entries alone.
/// </summary>
/// <remarks>It keeps one digest a stream and 16 bytes an entry, so that millions of entries can be verified in one pass.</remarks>
public sealed class ChainVerification
{
    private readonly Dictionary<string, (long Sequence, EntryHash Hash)> _heads = new(StringComparer.Ordinal);
    private readonly HashSet<UInt128> _commands = [];
    private long _entries;
    private ChainBreak? _firstBroken;

    /// <summary>What has been found so far.</summary>
    public ChainVerdict Verdict => new(_entries, _firstBroken);

    /// <summary>Verifies entries that are given in position order, from the first one.</summary>
    public static ChainVerdict Verify(IEnumerable<LedgerEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var verification = new ChainVerification();
        foreach (var entry in entries)
        {
            if (!verification.Add(entry)) break;
        }
        return verification.Verdict;
    }

    /// <summary>Verifies entries as they are read, in position order, from the first one.</summary>
    public static async Task<ChainVerdict> VerifyAsync(IAsyncEnumerable<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var verification = new ChainVerification();
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            if (!verification.Add(entry)) break;
        }
        return verification.Verdict;
    }

    /// <summary>Takes the next entry; false once one was broken, after which nothing more is looked at.</summary>
    public bool Add(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (_firstBroken is not null) return false;
        if (Broken(entry) is { } reason)
        {
            _firstBroken = new ChainBreak(entry.Position, entry.Stream, entry.Sequence, reason);
            return false;
        }
        _heads[entry.Stream] = (entry.Sequence, entry.Hash);
        _entries++;
        return true;
    }

    private ChainBreakReason? Broken(LedgerEntry entry)
    {
        var head = _heads.GetValueOrDefault(entry.Stream);
        if (entry.Position != _entries + 1) return ChainBreakReason.PositionGap;
        if (entry.Sequence != head.Sequence + 1) return ChainBreakReason.SequenceGap;
        if (entry.Previous != head.Hash) return ChainBreakReason.WrongPrevious;
        if (entry.Hash != Recomputed(entry)) return ChainBreakReason.WrongHash;
        return _commands.Add(CommandDigest(entry)) ? null : ChainBreakReason.DuplicateCommand;
    }

    private static EntryHash Recomputed(LedgerEntry entry) => EntryHash.Of(
        entry.Previous, entry.Stream, entry.Sequence, entry.Topic, entry.RecordedAt, entry.Actor, entry.Scope,
        entry.CommandId, entry.Fingerprint, entry.Kind, entry.Content);

    // Half a SHA-256 stands for the two strings: they would take ten times the room.
    private static UInt128 CommandDigest(LedgerEntry entry) =>
        EntryHash.Of(EntryHash.None, entry.Scope, 0, "", DateTimeOffset.UnixEpoch, "", "", entry.CommandId, EntryHash.None, "", "").High;
}
