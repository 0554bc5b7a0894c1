using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Tables;

/// <summary>
/// The reports of a table's grain, the newest known revision of each, and in which order they changed. A grain shares it with nobody, so
/// that it is changed in place: what would be copied for each submission instead, a garbage collection would have to follow.
/// </summary>
internal sealed class TableReports
{
    private readonly Dictionary<Period, Dictionary<AreaCode, Held>> _periods = [];
    private Held? _lastChanged;

    /// <summary>How often a report has changed.</summary>
    public long Changes { get; private set; }

    /// <summary>All of them, by period.</summary>
    public IEnumerable<Report> All => _periods.Values.SelectMany(of => of.Values).Select(held => held.Report);

    /// <summary>The newest known revision of a report, or null.</summary>
    public Report? Find(ReportKey key) =>
        _periods.TryGetValue(key.Period, out var of) && of.TryGetValue(key.Reporter, out var held) ? held.Report : null;

    /// <summary>Those of a period.</summary>
    public IEnumerable<Report> Of(Period period) =>
        _periods.TryGetValue(period, out var of) ? of.Values.Select(held => held.Report) : [];

    /// <summary>Those of a reporter.</summary>
    public IEnumerable<Report> Of(AreaCode reporter)
    {
        foreach (var of in _periods.Values)
            if (of.TryGetValue(reporter, out var held)) yield return held.Report;
    }

    /// <summary>Those that changed after so many changes, the last one first.</summary>
    public IEnumerable<Report> ChangedSince(long changes)
    {
        for (var held = _lastChanged; held?.Number > changes; held = held.ChangedBefore) yield return held.Report;
    }

    /// <summary>Takes a report in, unless it is known at that revision or a newer one.</summary>
    /// <param name="report">The report.</param>
    /// <param name="known">What was known of it; null for nothing.</param>
    /// <returns>Whether it was taken in.</returns>
    public bool TakeIn(Report report, out Report? known)
    {
        if (!_periods.TryGetValue(report.Key.Period, out var of)) _periods.Add(report.Key.Period, of = []);
        known = null;
        if (!of.TryGetValue(report.Key.Reporter, out var held)) of.Add(report.Key.Reporter, held = new() { Report = report });
        else
        {
            known = held.Report;
            if (!report.Replaces(known)) return false;
            held.Report = report;
        }

        held.Number = ++Changes;
        MoveToEnd(held);
        return true;
    }

    private void MoveToEnd(Held held)
    {
        if (ReferenceEquals(held, _lastChanged)) return;
        if (held.ChangedAfter is { } after) after.ChangedBefore = held.ChangedBefore;
        if (held.ChangedBefore is { } before) before.ChangedAfter = held.ChangedAfter;
        (held.ChangedBefore, held.ChangedAfter) = (_lastChanged, null);
        _lastChanged?.ChangedAfter = held;
        _lastChanged = held;
    }

    /// <summary>A report in its place between those that changed before and after it.</summary>
    private sealed class Held
    {
        public required Report Report { get; set; }

        /// <summary>Which change its newest one was.</summary>
        public long Number { get; set; }

        public Held? ChangedBefore { get; set; }

        public Held? ChangedAfter { get; set; }
    }
}
