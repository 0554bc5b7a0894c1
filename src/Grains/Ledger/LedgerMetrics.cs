using System.Diagnostics.Metrics;

namespace Kkr.Ledger;

/// <summary>The writer's figures, meter <c>Kkr.Ledger</c>.</summary>
internal sealed class LedgerMetrics : IDisposable
{
    public const string MeterName = "Kkr.Ledger";

    private readonly Meter _meter;
    private readonly Counter<long> _committed;
    private readonly Counter<long> _replayed;
    private readonly Counter<long> _sequenceTaken;
    private readonly Counter<long> _refused;
    private readonly Histogram<int> _batchSize;
    private readonly Histogram<double> _commitDuration;

    public LedgerMetrics(IMeterFactory meters, Func<int> queueDepth)
    {
        _meter = meters.Create(MeterName);
        _committed = _meter.CreateCounter<long>("kkr.ledger.entries.committed", "{entry}", "Entries recorded durably.");
        _replayed = _meter.CreateCounter<long>("kkr.ledger.entries.replayed", "{entry}", "Commands that were known already.");
        _sequenceTaken = _meter.CreateCounter<long>("kkr.ledger.entries.sequence_taken", "{entry}", "Entries whose stream had moved on.");
        _refused = _meter.CreateCounter<long>("kkr.ledger.entries.refused", "{entry}", "Entries refused because too much was waiting.");
        _batchSize = _meter.CreateHistogram<int>("kkr.ledger.batch.size", "{entry}", "Entries in a batch.");
        _commitDuration = _meter.CreateHistogram<double>("kkr.ledger.commit.duration", "s", "Time for a batch to be durable.");
        _meter.CreateObservableGauge("kkr.ledger.queue.depth", queueDepth, "{entry}", "Entries waiting for the next batch.");
    }

    public void BatchCommitted(int entries, TimeSpan duration)
    {
        _batchSize.Record(entries);
        _commitDuration.Record(duration.TotalSeconds);
    }

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
