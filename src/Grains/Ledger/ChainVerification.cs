namespace Kkr.Ledger;

/// <summary>
/// Recomputes the hash chains of the whole ledger (guarantee G6), entry by entry from position 1, and compares it with its
/// anchors. Pure: what it finds depends on the entries and the anchors alone.
/// </summary>
/// <remarks>
/// It remembers the heads of streams and that a command was seen. So that this stays within bounds, a large ledger is read
/// more than once, each time for another share of the streams and commands.
/// </remarks>
public sealed class ChainVerification
{
    private readonly int _share, _shares;
    private readonly Dictionary<UInt128, (long Sequence, EntryHash Hash)> _heads = [];
    private readonly HashSet<UInt128> _commands = [];
    private readonly Queue<Anchor> _anchors;
    private long _entries, _anchoredTo;
    private EntryHash _digest;
    private ChainBreak? _firstBroken;

    /// <summary>Verifies a ledger against its anchors.</summary>
    /// <param name="anchors">The anchors, the oldest first; made before the first entry is read.</param>
    /// <param name="share">Which share of the streams and commands is looked at, from 0. The first looks at all else, too.</param>
    /// <param name="shares">How many there are.</param>
    public ChainVerification(IReadOnlyList<Anchor> anchors, int share = 0, int shares = 1)
    {
        ArgumentNullException.ThrowIfNull(anchors);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(share, shares);
        (_share, _shares) = (share, shares);
        _anchors = new(IsFirst ? anchors : []);
        for (var i = 0; i < anchors.Count && _firstBroken is null; i++)
        {
            if (!anchors[i].Follows(i == 0 ? null : anchors[i - 1]))
                _firstBroken = new(anchors[i].Position, "", 0, ChainBreakReason.AnchorsBroken);
        }
    }

    private bool IsFirst => _share == 0;

    /// <summary>What has been found, when no entry is left.</summary>
    public ChainVerdict Verdict => new(
        _entries, _firstBroken ?? (_anchors.TryPeek(out var left) ? new(left.Position, "", 0, ChainBreakReason.TailCut) : null))
    {
        AnchoredTo = _anchoredTo,
    };

    /// <summary>Verifies entries that are given in position order, from the first one.</summary>
    public static ChainVerdict Verify(IEnumerable<LedgerEntry> entries, params IReadOnlyList<Anchor> anchors)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var verification = new ChainVerification(anchors);
        foreach (var entry in entries)
        {
            if (!verification.Add(CheckedEntry.Of(entry))) break;
        }
        return verification.Verdict;
    }

    /// <summary>Verifies entries as they are read, in position order, from the first one.</summary>
    public static async Task<ChainVerdict> VerifyAsync(IAsyncEnumerable<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var verification = new ChainVerification([]);
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            if (!verification.Add(CheckedEntry.Of(entry))) break;
        }
        return verification.Verdict;
    }

    /// <summary>Takes the next entry; false once one was broken, after which nothing more is looked at.</summary>
    public bool Add(CheckedEntry entry)
    {
        if (_firstBroken is not null) return false;
        if (Broken(entry) is { } reason)
        {
            _firstBroken = new(entry.Position, entry.Stream, entry.Sequence, reason);
            return false;
        }
        _entries++;
        return true;
    }

    private ChainBreakReason? Broken(CheckedEntry entry)
    {
        if (entry.Position != _entries + 1) return ChainBreakReason.PositionGap;
        if (IsMine(entry.StreamKey))
        {
            var head = _heads.GetValueOrDefault(entry.StreamKey);
            if (entry.Sequence != head.Sequence + 1) return ChainBreakReason.SequenceGap;
            if (entry.Previous != head.Hash) return ChainBreakReason.WrongPrevious;
            _heads[entry.StreamKey] = (entry.Sequence, entry.Hash);
        }
        if (IsFirst && entry.Hash != entry.Recomputed) return ChainBreakReason.WrongHash;
        if (IsMine(entry.CommandKey) && !_commands.Add(entry.CommandKey)) return ChainBreakReason.DuplicateCommand;
        return IsFirst && !IsAsAnchored(entry) ? ChainBreakReason.AnchorMismatch : null;
    }

    private bool IsMine(UInt128 key) => _shares == 1 || key % (UInt128)_shares == (UInt128)_share;

    private bool IsAsAnchored(CheckedEntry entry)
    {
        _digest = Anchor.Next(_digest, entry.Hash);
        if (!_anchors.TryPeek(out var anchor) || anchor.Position != entry.Position) return true;
        if (anchor.Digest != _digest || anchor.Head != entry.Hash) return false;
        _anchoredTo = _anchors.Dequeue().Position;
        return true;
    }
}
