using System.Collections.ObjectModel;

namespace Kkr.Reports;

/// <summary>What else the reporter has reported, as far as rules look at it: earlier periods, and other data sets.</summary>
/// <param name="Reports">The reports that count.</param>
internal sealed record Surroundings(IReadOnlyDictionary<ReportKey, Report> Reports)
{
    /// <summary>Nothing is known.</summary>
    public static Surroundings None { get; } = new(ReadOnlyDictionary<ReportKey, Report>.Empty);

    /// <summary>The reports that count, of these.</summary>
    public static Surroundings Of(IEnumerable<Report> reports) =>
        new(reports.Where(r => r.Counts).ToDictionary(r => r.Key));
}
