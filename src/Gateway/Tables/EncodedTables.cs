using Microsoft.Extensions.Caching.Memory;

namespace Kkr.Gateway.Tables;

/// <summary>
/// Answers encoded once: the same query on the same state of a table in the same format is written one time, as long as
/// there is room. What is kept is bounded in bytes, and what was not asked for longest goes first.
/// </summary>
public sealed class EncodedTables : IDisposable
{
    private const long MaxKeptBytes = 64 * 1024 * 1024;
    private const int LargestKeptBytes = 4 * 1024 * 1024;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MaxKeptBytes });

    /// <summary>The answer that is kept under a key, or else written now.</summary>
    /// <param name="key">Names the table's state, the query, the format and its options, and nothing else.</param>
    /// <param name="contentType">The media type.</param>
    /// <param name="write">Writes it.</param>
    public async Task<EncodedTable> ReadAsync(string key, string contentType, Func<Stream, Task> write)
    {
        if (_kept.TryGetValue(key, out EncodedTable? kept)) return kept!;
        using var buffer = new MemoryStream();
        await write(buffer);
        var body = buffer.ToArray();
        var encoded = new EncodedTable(body, Conditional.ETagOf(body), contentType);
        if (body.Length <= LargestKeptBytes) _kept.Set(key, encoded, new MemoryCacheEntryOptions { Size = body.Length + key.Length * 2L });
        return encoded;
    }

    /// <inheritdoc/>
    public void Dispose() => _kept.Dispose();
}
