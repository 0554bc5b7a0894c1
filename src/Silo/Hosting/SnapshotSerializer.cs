using System.Text.Json;
using Kkr.Ledger;
using Orleans.Storage;

namespace Kkr.Hosting;

/// <summary>Writes snapshots as the same plain JSON as the ledger: no type names, readable in ten years and by SQL.</summary>
public sealed class SnapshotSerializer : IGrainStorageSerializer
{
    /// <inheritdoc/>
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, LedgerJson.Options));

    /// <inheritdoc/>
    public T Deserialize<T>(BinaryData input)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(input.ToMemory().Span, LedgerJson.Options)!;
        }
        catch (JsonException)
        {
            // A newer release wrote it in a way that this one can't read: it is only a cache, and the ledger has it all.
            return Activator.CreateInstance<T>();
        }
    }
}
