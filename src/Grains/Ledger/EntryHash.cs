using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Kkr.Ledger;

/// <summary>
/// A SHA-256 digest over an entry's content and its predecessor's digest, so that an edit, a deletion or a
/// reordering anywhere in a stream shows in every digest after it (guarantee G6).
/// </summary>
/// <param name="High">The first 16 bytes, big-endian.</param>
/// <param name="Low">The last 16 bytes, big-endian.</param>
public readonly record struct EntryHash(UInt128 High, UInt128 Low)
{
    /// <summary>The length of a digest in bytes.</summary>
    public const int Length = 32;

    private const int NumbersLength = Length + 16 + Length;
    private const int LengthPrefix = 4;

    /// <summary>What is no longer is put together on the stack: most entries.</summary>
    private const int StackLimit = 4096;

    /// <summary>The predecessor of a stream's first entry: all zeroes.</summary>
    public static EntryHash None => default;

    /// <summary>Reads a digest from exactly <see cref="Length"/> bytes.</summary>
    public static EntryHash FromBytes(ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, Length);
        return new(BinaryPrimitives.ReadUInt128BigEndian(bytes), BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]));
    }

    /// <summary>The digest of a text in UTF-8, as used for a command's fingerprint.</summary>
    public static EntryHash Of(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        byte[]? rented = null;
        Span<byte> bytes = most <= StackLimit ? stackalloc byte[StackLimit] : rented = ArrayPool<byte>.Shared.Rent(most);
        var hash = Of(bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return hash;
    }

    /// <summary>The digest of <paramref name="bytes"/> themselves.</summary>
    public static EntryHash Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[Length];
        SHA256.HashData(bytes, digest);
        return FromBytes(digest);
    }

    /// <summary>The digest as <see cref="Length"/> bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        Write(bytes);
        return bytes;
    }

    /// <summary>Writes the digest to the first <see cref="Length"/> bytes of <paramref name="target"/>.</summary>
    public void Write(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt128BigEndian(target, High);
        BinaryPrimitives.WriteUInt128BigEndian(target[16..], Low);
    }

    /// <summary>Reads a digest as <see cref="ToString"/> writes it: 64 hexadecimal digits.</summary>
    public static EntryHash Parse(string hex) => FromBytes(Convert.FromHexString(hex));

    /// <summary>The digest as 64 lower-case hexadecimal digits.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        Write(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>
    /// The digest that a proposed entry must carry. Every part is length-prefixed, so that no two different
    /// entries share an encoding. The global position is not part of it: it is given at commit.
    /// </summary>
    public static EntryHash Of(
        EntryHash previous, string stream, long sequence, string topic, DateTimeOffset recordedAt, string actor,
        string scope, string commandId, EntryHash fingerprint, string kind, string content)
    {
        ReadOnlySpan<string> texts = [stream, topic, actor, scope, commandId, kind, content];
        var most = NumbersLength;
        foreach (var text in texts) most += LengthPrefix + Encoding.UTF8.GetMaxByteCount(text.Length);
        byte[]? rented = null;
        Span<byte> bytes = most <= StackLimit ? stackalloc byte[StackLimit] : rented = ArrayPool<byte>.Shared.Rent(most);
        previous.Write(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes[Length..], sequence);
        BinaryPrimitives.WriteInt64BigEndian(bytes[(Length + 8)..], recordedAt.ToUnixTimeMilliseconds());
        fingerprint.Write(bytes[(Length + 16)..]);
        var end = NumbersLength;
        foreach (var text in texts)
        {
            var length = Encoding.UTF8.GetBytes(text, bytes[(end + LengthPrefix)..]);
            BinaryPrimitives.WriteInt32BigEndian(bytes[end..], length);
            end += LengthPrefix + length;
        }

        var hash = Of(bytes[..end]);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return hash;
    }
}
