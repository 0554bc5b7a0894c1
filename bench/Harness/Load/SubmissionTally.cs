namespace Kkr.Bench.Load;

/// <summary>
/// What one connection was acknowledged: of each report, the figures of the highest revision that a receipt names. Taken
/// together over all connections this is what every report must hold, whatever order they were recorded in.
/// </summary>
internal sealed class SubmissionTally(Reporters reporters)
{
    private readonly (long Revision, int First, int Second)[] _reports = new (long, int, int)[reporters.Municipalities.Count * reporters.Periods.Count];
    private readonly long[] _others = new long[reporters.Municipalities.Count * reporters.Periods.Count];

    /// <summary>A tally of reports that hold the large data set's first figures.</summary>
    public static SubmissionTally OfCells(Reporters reporters)
    {
        var tally = new SubmissionTally(reporters);
        for (var m = 0; m < reporters.Municipalities.Count; m++)
            for (var p = 0; p < reporters.Periods.Count; p++)
            {
                var at = m * reporters.Periods.Count + p;
                tally._reports[at] = (1, LargeDataSet.Value(m, p, 0), LargeDataSet.Value(m, p, 1));
                tally._others[at] = Enumerable.Range(2, LargeDataSet.Codes - 2).Sum(code => (long)LargeDataSet.Value(m, p, code));
            }

        return tally;
    }

    /// <summary>How many submissions were acknowledged as new.</summary>
    public long Created { get; private set; }

    /// <summary>How many were acknowledged as known.</summary>
    public long Replayed { get; private set; }

    /// <summary>How many receipts said that the aggregate holds the submission.</summary>
    public long Aggregated { get; private set; }

    public Reporters Reporters => reporters;

    public void Acknowledge(int municipality, int period, long revision, int first, int second, bool aggregated)
    {
        Created++;
        if (aggregated) Aggregated++;
        ref var report = ref _reports[municipality * reporters.Periods.Count + period];
        if (revision > report.Revision) report = (revision, first, second);
    }

    public void AcknowledgeAgain() => Replayed++;

    /// <summary>Takes another connection's tally in.</summary>
    public void Add(SubmissionTally other)
    {
        (Created, Replayed, Aggregated) = (Created + other.Created, Replayed + other.Replayed, Aggregated + other.Aggregated);
        for (var i = 0; i < _reports.Length; i++)
            if (other._reports[i].Revision > _reports[i].Revision)
                _reports[i] = other._reports[i];
    }

    /// <summary>What a region's reports add up to, by period; periods without a report are left out.</summary>
    public SortedDictionary<string, decimal> Totals(string region)
    {
        var totals = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        for (var m = 0; m < reporters.Municipalities.Count; m++)
            for (var p = 0; p < reporters.Periods.Count; p++)
                if (reporters.Municipalities[m].Region.Value == region && _reports[m * reporters.Periods.Count + p] is { Revision: > 0 } report)
                    totals[reporters.Periods[p]] = totals.GetValueOrDefault(reporters.Periods[p]) + report.First + report.Second + _others[m * reporters.Periods.Count + p];
        return totals;
    }
}
