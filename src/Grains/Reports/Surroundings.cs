using System.Collections.Immutable;

namespace Kkr.Reports;

/// <summary>What else the reporter has reported, as far as rules look at it: earlier periods, and other data sets.</summary>
/// <param name="Reports">The reports that count, each once; some dozens, so that looking for one goes through them.</param>
internal sealed record Surroundings(ImmutableArray<Report> Reports)
{
    /// <summary>Nothing is known.</summary>
    public static Surroundings None { get; } = new([]);

    /// <summary>The reports that count, of these.</summary>
    public static Surroundings Of(IEnumerable<Report> reports) => new([.. reports.Where(r => r.Counts)]);

    /// <summary>A report by its key; null when it is not there or does not count.</summary>
    public Report? Find(ReportKey key)
    {
        foreach (var report in Reports)
            if (report.Key == key) return report;
        return null;
    }
}
