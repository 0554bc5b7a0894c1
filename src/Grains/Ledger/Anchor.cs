using System.Buffers.Binary;

namespace Kkr.Ledger;

/// <summary>
/// What the whole ledger was at a position, kept outside the database (guarantee G6): who can rewrite every row of the
/// database can't make another ledger fit it.
/// </summary>
/// <param name="Position">The newest entry's position. Positions have no gaps, so it is also the number of entries.</param>
/// <param name="Digest">The running digest over the digests of all entries up to there, in the order of positions: see <see cref="Next"/>.</param>
/// <param name="Head">The newest entry's own digest.</param>
/// <param name="At">When it was anchored: UTC, whole milliseconds.</param>
/// <param name="Previous">The digest of the anchor before this one; <see cref="EntryHash.None"/> for the first.</param>
/// <param name="Hash">The digest over all of the above, as it was written.</param>
public sealed record Anchor(long Position, EntryHash Digest, EntryHash Head, DateTimeOffset At, EntryHash Previous, EntryHash Hash)
{
    /// <summary>The running digest with one more entry: SHA-256 over the one before it and the entry's own digest.</summary>
    public static EntryHash Next(EntryHash running, EntryHash entry)
    {
        Span<byte> both = stackalloc byte[2 * EntryHash.Length];
        running.Write(both);
        entry.Write(both[EntryHash.Length..]);
        return EntryHash.Of(both);
    }

    /// <summary>An anchor that follows another.</summary>
    public static Anchor After(Anchor? before, long position, EntryHash digest, EntryHash head, DateTimeOffset at)
    {
        var whole = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
        var previous = before?.Hash ?? EntryHash.None;
        return new(position, digest, head, whole, previous, HashOf(position, digest, head, whole, previous));
    }

    /// <summary>Whether it is as it was written, and stands where it was written.</summary>
    public bool Follows(Anchor? before) =>
        Previous == (before?.Hash ?? EntryHash.None) && Position > (before?.Position ?? 0) && Hash == HashOf(Position, Digest, Head, At, Previous);

    private static EntryHash HashOf(long position, EntryHash digest, EntryHash head, DateTimeOffset at, EntryHash previous)
    {
        Span<byte> bytes = stackalloc byte[16 + (3 * EntryHash.Length)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, position);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], at.ToUnixTimeMilliseconds());
        digest.Write(bytes[16..]);
        head.Write(bytes[(16 + EntryHash.Length)..]);
        previous.Write(bytes[(16 + (2 * EntryHash.Length))..]);
        return EntryHash.Of(bytes);
    }
}
