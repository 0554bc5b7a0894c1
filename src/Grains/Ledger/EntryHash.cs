using System.Buffers.Binary;
using System.Globalization;
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

    /// <summary>The predecessor of a stream's first entry: all zeroes.</summary>
    public static EntryHash None => default;

    /// <summary>Reads a digest from exactly <see cref="Length"/> bytes.</summary>
    public static EntryHash FromBytes(ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, Length);
        return new(BinaryPrimitives.ReadUInt128BigEndian(bytes), BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]));
    }

    /// <summary>The digest of <paramref name="bytes"/> themselves, as used for a command's fingerprint.</summary>
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
    public override string ToString() =>
        High.ToString("x32", CultureInfo.InvariantCulture) + Low.ToString("x32", CultureInfo.InvariantCulture);

    /// <summary>
    /// The digest that a proposed entry must carry. Every part is length-prefixed, so that no two different
    /// entries share an encoding. The global position is not part of it: it is given at commit.
    /// </summary>
    public static EntryHash Of(
        EntryHash previous, string stream, long sequence, string topic, DateTimeOffset recordedAt, string actor,
        string scope, string commandId, EntryHash fingerprint, string kind, string content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> numbers = stackalloc byte[Length + 16 + Length];
        previous.Write(numbers);
        BinaryPrimitives.WriteInt64BigEndian(numbers[Length..], sequence);
        BinaryPrimitives.WriteInt64BigEndian(numbers[(Length + 8)..], recordedAt.ToUnixTimeMilliseconds());
        fingerprint.Write(numbers[(Length + 16)..]);
        hash.AppendData(numbers);
        Append(hash, stream);
        Append(hash, topic);
        Append(hash, actor);
        Append(hash, scope);
        Append(hash, commandId);
        Append(hash, kind);
        Append(hash, content);
        Span<byte> digest = stackalloc byte[Length];
        hash.GetHashAndReset(digest);
        return FromBytes(digest);
    }

    private static void Append(IncrementalHash hash, string part)
    {
        var bytes = Encoding.UTF8.GetBytes(part);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
