using System.IO.Compression;
using System.Text.Json;
using Kkr.Ledger;
using Orleans.Storage;

namespace Kkr.Hosting;

/// <summary>
/// Writes snapshots as the same plain JSON as the ledger, in gzip: no type names, readable in ten years. It is compressed while it
/// is written, as the country's table of a million figures is 70 MB of JSON, which nobody but the compressor has to hold.
/// </summary>
public sealed class SnapshotSerializer : IGrainStorageSerializer
{
    /// <summary>What a gzip file begins with (RFC 1952, section 2.3.1).</summary>
    private static ReadOnlySpan<byte> Gzip => [0x1f, 0x8b];

    /// <inheritdoc/>
    public BinaryData Serialize<T>(T? input)
    {
        using var written = new MemoryStream();
        using (var compressed = new GZipStream(written, CompressionLevel.Fastest, leaveOpen: true)) JsonSerializer.Serialize(compressed, input, LedgerJson.Options);
        return new(written.GetBuffer().AsMemory(0, (int)written.Length));
    }

    /// <inheritdoc/>
    public T Deserialize<T>(BinaryData input)
    {
        try
        {
            // Releases before this one wrote JSON as it is.
            if (!input.ToMemory().Span.StartsWith(Gzip)) return JsonSerializer.Deserialize<T>(input.ToMemory().Span, LedgerJson.Options)!;
            using var json = new GZipStream(input.ToStream(), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<T>(json, LedgerJson.Options)!;
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException)
        {
            // A newer release wrote it in a way that this one can't read: it is only a cache, and the ledger has it all.
            return Activator.CreateInstance<T>();
        }
    }
}
