using System.Runtime.InteropServices;
using Kkr.Regions;

namespace Kkr.Bench.Load;

/// <summary>
/// What one connection was acknowledged: of each report, the figures of the highest revision that a receipt names. Taken
/// together over all connections this is what every report must hold, whatever order they were recorded in.
/// </summary>
internal sealed class SubmissionTally(Reporters reporters)
{
    private readonly Dictionary<(int DataSet, int Municipality, int Period), Figures> _reports = [];

    /// <summary>How many submissions were acknowledged as new.</summary>
    public long Created { get; private set; }

    /// <summary>How many were acknowledged as known.</summary>
    public long Replayed { get; private set; }

    /// <summary>How many receipts said that the aggregate holds the submission.</summary>
    public long Aggregated { get; private set; }

    public Reporters Reporters => reporters;

    /// <summary>A tally of reports that hold the large data set's first figures.</summary>
    /// <param name="reporters">Who reports.</param>
    /// <param name="codes">At how many codes they have figures.</param>
    /// <param name="corrections">How often all of them were corrected.</param>
    public static SubmissionTally OfCells(Reporters reporters, int codes = LargeDataSet.Codes, int corrections = 0)
    {
        var tally = new SubmissionTally(reporters);
        for (var d = 0; d < reporters.DataSets.Count; d++)
            for (var m = 0; m < reporters.Municipalities.Count; m++)
                for (var p = 0; p < reporters.Periods.Count; p++)
                    tally._reports.Add((d, m, p), new(
                        1, LargeDataSet.Value(m, p, 0, corrections), LargeDataSet.Value(m, p, 1, corrections),
                        Enumerable.Range(2, codes - 2).Sum(code => (long)LargeDataSet.Value(m, p, code, corrections))));
        return tally;
    }

    public void Acknowledge(int dataSet, int municipality, int period, long revision, int first, int second, bool aggregated)
    {
        Created++;
        if (aggregated) Aggregated++;
        Take((dataSet, municipality, period), new(revision, first, second, 0));
    }

    public void AcknowledgeAgain() => Replayed++;

    /// <summary>Takes another connection's tally in.</summary>
    public void Add(SubmissionTally other)
    {
        (Created, Replayed, Aggregated) = (Created + other.Created, Replayed + other.Replayed, Aggregated + other.Aggregated);
        foreach (var (report, figures) in other._reports) Take(report, figures);
    }

    /// <summary>What a region's reports to a data set add up to, by period; periods without a report are left out.</summary>
    public SortedDictionary<string, decimal> Totals(int dataSet, Region region)
    {
        var totals = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var m in region.Municipalities.Where(m => reporters.Places.ContainsKey(m.Code)).Select(m => reporters.Places[m.Code]))
            for (var p = 0; p < reporters.Periods.Count; p++)
                if (_reports.TryGetValue((dataSet, m, p), out var figures))
                    totals[reporters.Periods[p]] = totals.GetValueOrDefault(reporters.Periods[p]) + figures.First + figures.Second + figures.Others;
        return totals;
    }

    private void Take((int, int, int) report, Figures figures)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_reports, report, out _);
        if (figures.Revision > known.Revision) known = figures with { Others = known.Others + figures.Others };
    }

    /// <summary>A report's figures.</summary>
    /// <param name="Revision">The revision that they are of.</param>
    /// <param name="First">The figure in the first place that is submitted.</param>
    /// <param name="Second">The figure in the second.</param>
    /// <param name="Others">The sum of what stood in other places before.</param>
    private readonly record struct Figures(long Revision, int First, int Second, long Others);
}
