using System.Diagnostics.Metrics;
using Kkr.Reports;

namespace Kkr.Tables;

/// <summary>How far tables are behind the ledger, meter <c>Kkr.Tables</c>.</summary>
public sealed class TableMetrics
{
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    };

    private readonly Histogram<double> _lag;
    private readonly TimeProvider _clock;

    /// <summary>Makes the histogram.</summary>
    public TableMetrics(IMeterFactory meters, TimeProvider clock)
    {
        _clock = clock;
        _lag = meters.Create("Kkr.Tables").CreateHistogram(
            "kkr.table.lag", "s", "From the time on a receipt until its region's table held it.", null, Seconds);
    }

    /// <summary>Says that a table holds a report from now on.</summary>
    public void TakenIn(Report report) => _lag.Record(Math.Max(0, (_clock.GetUtcNow() - report.RecordedAt).TotalSeconds));
}
