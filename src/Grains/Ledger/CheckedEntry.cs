using System.Buffers;
using System.Text;

namespace Kkr.Ledger;

/// <summary>
/// What a verification goes by of an entry. Making it is where the time goes, and it depends on nothing but the entry: many
/// are made at once.
/// </summary>
/// <param name="Position">The entry's position.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Sequence">Its place in the stream.</param>
/// <param name="Previous">The digest of the stream's entry before, as stored.</param>
/// <param name="Hash">Its digest, as stored.</param>
/// <param name="Recomputed">The digest that it should have.</param>
/// <param name="StreamKey">Half a SHA-256 that stands for its stream: the name would take ten times the room.</param>
/// <param name="CommandKey">The same for its scope and command id.</param>
public readonly record struct CheckedEntry(
    long Position, string Stream, long Sequence, EntryHash Previous, EntryHash Hash, EntryHash Recomputed, UInt128 StreamKey, UInt128 CommandKey)
{
    private const int MaxStackBytes = 1024;

    /// <summary>Recomputes an entry's digest.</summary>
    public static CheckedEntry Of(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var recomputed = EntryHash.Of(
            entry.Previous, entry.Stream, entry.Sequence, entry.Topic, entry.RecordedAt, entry.Actor, entry.Scope,
            entry.CommandId, entry.Fingerprint, entry.Kind, entry.Content);
        return new(
            entry.Position, entry.Stream, entry.Sequence, entry.Previous, entry.Hash, recomputed,
            KeyOf(entry.Stream, ""), KeyOf(entry.Scope, entry.CommandId));
    }

    // The length comes first, so that no two pairs of texts look the same.
    private static UInt128 KeyOf(string first, string second)
    {
        var most = sizeof(int) + Encoding.UTF8.GetMaxByteCount(first.Length + second.Length);
        var rented = most > MaxStackBytes ? ArrayPool<byte>.Shared.Rent(most) : null;
        var bytes = rented ?? stackalloc byte[MaxStackBytes];
        BitConverter.TryWriteBytes(bytes, first.Length);
        var length = sizeof(int) + Encoding.UTF8.GetBytes(first, bytes[sizeof(int)..]);
        length += Encoding.UTF8.GetBytes(second, bytes[length..]);
        var key = EntryHash.Of(bytes[..length]).High;
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return key;
    }
}
