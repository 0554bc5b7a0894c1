using System.Collections.Concurrent;
using Kkr.Catalogue;
using Kkr.Municipalities;

namespace Kkr.Reports;

/// <summary>
/// A silo's own copy of what reporters have reported, as far as rules look at it, at most a second old: all reports of a
/// reporter share it, so that a submission need not ask another grain.
/// </summary>
internal sealed class KnownSurroundings(IGrainFactory grains, TaskScheduler scheduler, TimeProvider clock)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private static readonly Task<Surroundings> Nothing = Task.FromResult(Surroundings.None);

    // What was asked in the last two seconds: what is older goes when somebody asks.
    private readonly ConcurrentDictionary<(AreaCode Reporter, string DataSet), Reading> _known = new();
    private long _cleared = clock.GetTimestamp();

    /// <summary>What the rules of a definition look at besides the report itself; nothing where it has no such rules.</summary>
    public Task<Surroundings> FindAsync(AreaCode reporter, DataSetDefinition definition, CancellationToken cancellationToken)
    {
        if (definition.Rules.All(r => r.Kind == RuleKind.Range)) return Nothing;
        var key = (reporter, definition.Id);
        if (!_known.TryGetValue(key, out var reading) || !IsFresh(reading) || reading.Version != definition.Version)
        {
            ClearAged();
            var asked = new Reading(definition.Version, clock.GetTimestamp(), new(() => ReadAsync(reporter, definition)));
            // Whoever asks at the same time shares the question of the one who was first.
            reading = reading is null ? _known.GetOrAdd(key, asked) : _known.TryUpdate(key, asked, reading) ? asked : _known.GetValueOrDefault(key, asked);
        }

        return reading.Surroundings.Value.WaitAsync(cancellationToken);
    }

    private void ClearAged()
    {
        var cleared = Interlocked.Read(ref _cleared);
        if (clock.GetElapsedTime(cleared) < Freshness || Interlocked.CompareExchange(ref _cleared, clock.GetTimestamp(), cleared) != cleared) return;
        foreach (var (old, aged) in _known)
            if (!IsFresh(aged)) _known.TryRemove(KeyValuePair.Create(old, aged));
    }

    private bool IsFresh(Reading reading) =>
        clock.GetElapsedTime(reading.AskedAt) < Freshness && !(reading.Surroundings.IsValueCreated && reading.Surroundings.Value.IsFaulted);

    private Task<Surroundings> ReadAsync(AreaCode reporter, DataSetDefinition definition)
    {
        var area = Areas.TableAreaOf(reporter);
        var dataSets = definition.Rules.Select(r => r.With?.DataSet).OfType<string>().Append(definition.Id).Distinct(StringComparer.Ordinal);
        // No part of the request that happens to ask first.
        using var _ = ExecutionContext.SuppressFlow();
        return Task.Factory.StartNew(ReadAllAsync, CancellationToken.None, TaskCreationOptions.DenyChildAttach, scheduler).Unwrap();

        async Task<Surroundings> ReadAllAsync() => Surroundings.Of(
            (await Task.WhenAll(dataSets.Select(id => grains.Table(new(area, id)).ReadReporterAsync(reporter, CancellationToken.None)))).SelectMany(r => r));
    }

    private sealed record Reading(int Version, long AskedAt, Lazy<Task<Surroundings>> Surroundings);
}
