using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;

namespace Kkr.Gateway.Tables;

/// <summary>
/// Answers encoded once: the same query on the same state of a table in the same format is written one time, as long as
/// there is room; who asks while it is written waits for that. What is kept is bounded in bytes, and what was not asked for
/// longest goes first.
/// </summary>
public sealed class EncodedTables : IDisposable
{
    private const long MaxKeptBytes = 64 * 1024 * 1024;
    private const int LargestKeptBytes = 4 * 1024 * 1024;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MaxKeptBytes });
    private readonly ConcurrentDictionary<string, Task<EncodedTable>> _underWay = new(StringComparer.Ordinal);

    /// <summary>The answer that is kept under a key; null where none is.</summary>
    public EncodedTable? Find(string key) => _kept.TryGetValue(key, out EncodedTable? kept) ? kept : null;

    /// <summary>The answer that is kept under a key, or else written now.</summary>
    /// <param name="key">Names the table's state, the query, the format and its options, and nothing else.</param>
    /// <param name="contentType">The media type.</param>
    /// <param name="write">Writes it, for all who ask: it does not end with the request that began it.</param>
    public ValueTask<EncodedTable> ReadAsync(string key, string contentType, Func<Stream, Task> write) =>
        Find(key) is { } kept ? new(kept) : new(WriteOnceAsync(key, contentType, write));

    /// <summary>Keeps an answer under one more key.</summary>
    public void Keep(string key, EncodedTable encoded)
    {
        if (encoded.Body.Length <= LargestKeptBytes) _kept.Set(key, encoded, new MemoryCacheEntryOptions { Size = encoded.Body.Length + key.Length * 2L });
    }

    /// <inheritdoc/>
    public void Dispose() => _kept.Dispose();

    private async Task<EncodedTable> WriteOnceAsync(string key, string contentType, Func<Stream, Task> write)
    {
        var written = new TaskCompletionSource<EncodedTable>(TaskCreationOptions.RunContinuationsAsynchronously);
        var underWay = _underWay.GetOrAdd(key, written.Task);
        if (underWay != written.Task) return await underWay;
        try
        {
            using var buffer = new MemoryStream();
            await write(buffer);
            var body = buffer.ToArray();
            var encoded = new EncodedTable(body, Conditional.ETagOf(body), contentType);
            Keep(key, encoded);
            written.SetResult(encoded);
        }
        catch (Exception exception)
        {
            // All who wait are told, the first one included.
            written.SetException(exception);
        }
        finally
        {
            _underWay.TryRemove(key, out _);
        }

        return await written.Task;
    }
}
