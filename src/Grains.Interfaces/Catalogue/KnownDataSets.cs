using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Kkr.Catalogue;

/// <summary>
/// A process’s own copy of the data sets, at most half a second old, so that a submission need not ask another grain what its
/// figures mean. While a data set can't be asked, the last known answer stands.
/// </summary>
public sealed class KnownDataSets(IGrainFactory grains, TimeProvider clock)
{
    /// <summary>The age of a copy after which it is asked for again: so long a change may take to be known everywhere.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<string, (DataSet? DataSet, long AskedAt)> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task<DataSet?>> _asking = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>A data set, or null where there is none with this id.</summary>
    public ValueTask<DataSet?> FindAsync(string id, CancellationToken cancellationToken) =>
        _known.TryGetValue(id, out var known) && clock.GetElapsedTime(known.AskedAt) < Freshness ? new(known.DataSet)
        // What can't be an id never becomes the key of a grain.
        : !DataSetDefinition.IsId(id) ? new((DataSet?)null)
        : new(AskOnceAsync(id).WaitAsync(cancellationToken));

    /// <summary>Takes over what a command through this process has just made of a data set: who commands sees it done.</summary>
    public void Take(DataSet dataSet) => _known[dataSet.Definition.Id] = (dataSet, clock.GetTimestamp());

    /// <summary>All data sets, in the order of their ids.</summary>
    public async Task<ImmutableArray<DataSet>> ListAsync(CancellationToken cancellationToken)
    {
        var dataSets = ImmutableArray.CreateBuilder<DataSet>();
        foreach (var id in await grains.Catalogue().ListAsync(cancellationToken))
            if (await FindAsync(id, cancellationToken) is { } dataSet)
                dataSets.Add(dataSet);
        return dataSets.ToImmutable();
    }

    /// <summary>Asks once for all who wait.</summary>
    private Task<DataSet?> AskOnceAsync(string id)
    {
        lock (_lock) return _asking.TryGetValue(id, out var asking) ? asking : _asking[id] = AskAsync(id);
    }

    private async Task<DataSet?> AskAsync(string id)
    {
        // Whatever the answer, it comes after the question is known to be under way.
        await Task.Yield();
        var askedAt = clock.GetTimestamp();
        try
        {
            var answer = await grains.DataSet(id).ReadAsync(CancellationToken.None);
            // Ids that do not exist are not remembered: callers choose them, and memory is bounded.
            if (answer is not null) _known.AddOrUpdate(id, (answer, askedAt), (_, held) => held.AskedAt > askedAt ? held : (answer, askedAt));
            return answer;
        }
        catch (Exception) when (_known.TryGetValue(id, out var known) && known.DataSet is not null)
        {
            _known.TryUpdate(id, (known.DataSet, askedAt), known);
            return known.DataSet;
        }
        finally
        {
            lock (_lock) _asking.Remove(id);
        }
    }
}
