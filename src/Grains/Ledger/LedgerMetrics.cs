using System.Diagnostics.Metrics;

namespace Kkr.Ledger;

/// <summary>The writer's figures, meter <c>Kkr.Ledger</c>.</summary>
internal sealed class LedgerMetrics : IDisposable
{
    public const string MeterName = "Kkr.Ledger";

    private static readonly InstrumentAdvice<int> Entries = new() { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] };

    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    };

    private readonly Meter _meter;
    private readonly Counter<long> _committed;
    private readonly Counter<long> _replayed;
    private readonly Counter<long> _sequenceTaken;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _unknown;
    private readonly Histogram<int> _batchSize;
    private readonly Histogram<double> _commitDuration;

    public LedgerMetrics(IMeterFactory meters, Func<int> queueDepth, int queueCapacity)
    {
        _meter = meters.Create(MeterName);
        _committed = _meter.CreateCounter<long>("kkr.ledger.entries.committed", "{entry}", "Entries recorded durably.");
        _replayed = _meter.CreateCounter<long>("kkr.ledger.entries.replayed", "{entry}", "Commands that were known already.");
        _sequenceTaken = _meter.CreateCounter<long>("kkr.ledger.entries.sequence_taken", "{entry}", "Entries whose stream had moved on.");
        _refused = _meter.CreateCounter<long>("kkr.ledger.entries.refused", "{entry}", "Entries refused because too much was waiting.");
        _unknown = _meter.CreateCounter<long>("kkr.ledger.batches.unknown", "{batch}", "Batches that the store gave no answer for.");
        _batchSize = _meter.CreateHistogram("kkr.ledger.batch.size", "{entry}", "Entries in a batch.", null, Entries);
        _commitDuration = _meter.CreateHistogram("kkr.ledger.commit.duration", "s", "Time for a batch to be durable.", null, Seconds);
        _meter.CreateObservableGauge("kkr.ledger.queue.depth", queueDepth, "{entry}", "Entries waiting for the next batch.");
        _meter.CreateObservableGauge("kkr.ledger.queue.capacity", () => queueCapacity, "{entry}", "Entries that may wait; one more is refused.");
    }

    /// <summary>Shows what has not happened yet as none, so that the first time is seen as a change.</summary>
    public void Begin()
    {
        foreach (var counter in (Counter<long>[])[_committed, _replayed, _sequenceTaken, _refused, _unknown]) counter.Add(0);
    }

    public void BatchCommitted(int entries, TimeSpan duration)
    {
        _batchSize.Record(entries);
        _commitDuration.Record(duration.TotalSeconds);
    }

    public void BatchUnknown() => _unknown.Add(1);

    public void Answered(int committed, int replayed, int sequenceTaken)
    {
        if (committed > 0) _committed.Add(committed);
        if (replayed > 0) _replayed.Add(replayed);
        if (sequenceTaken > 0) _sequenceTaken.Add(sequenceTaken);
    }

    public void Replayed(int entries) => _replayed.Add(entries);

    public void Refused() => _refused.Add(1);

    public void Dispose() => _meter.Dispose();
}
