using System.Collections.Concurrent;
using System.Text.Json;
using Kkr.Bench.Contract;

namespace Kkr.Bench.Batched;

/// <summary>The sums a region, data set and period, with the answer kept encoded until a sum changes.</summary>
internal sealed class Totals
{
    private readonly ConcurrentDictionary<(string Region, string DataSet), Table> _tables = new();

    /// <summary>Adds to a sum.</summary>
    public void Add(string region, string dataSet, string period, decimal delta) =>
        _tables.GetOrAdd((region, dataSet), static _ => new()).Add(period, delta);

    /// <summary>The answer to a read.</summary>
    public ReadOnlyMemory<byte> Read(string region, string dataSet) =>
        _tables.GetOrAdd((region, dataSet), static _ => new()).Read(region, dataSet);

    private sealed class Table
    {
        private readonly Lock _lock = new();
        private readonly SortedDictionary<string, decimal> _sums = new(StringComparer.Ordinal);
        private volatile byte[]? _encoded;

        public void Add(string period, decimal delta)
        {
            lock (_lock)
            {
                _sums[period] = _sums.GetValueOrDefault(period) + delta;
                _encoded = null;
            }
        }

        public byte[] Read(string region, string dataSet)
        {
            if (_encoded is { } kept) return kept;
            lock (_lock)
            {
                return _encoded ??= JsonSerializer.SerializeToUtf8Bytes(
                    new Aggregate(region, dataSet, [.. _sums.Select(s => new Aggregate.Row(s.Key, s.Value))]), ContractJson.Default.Aggregate);
            }
        }
    }
}
