using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Tables;

/// <summary>
/// The reports of a table's grain, the newest known revision of each, and in which order they changed. A grain shares it with nobody, so
/// that it is changed in place: what would be copied for each submission instead, a garbage collection would have to follow. They lie side
/// by side, as a collection also has to look for where an object begins that points to something new, once for all that lie in one.
/// </summary>
internal sealed class TableReports
{
    private const int None = -1;

    /// <summary>A gateway asks ten times a second: of a table of few reports that is told of very much, it learns what changed all the same.</summary>
    private const int FewestRemembered = 2_048;

    private readonly Dictionary<Period, Dictionary<AreaCode, int>> _places = [];
    private readonly List<Report> _reports = [];
    private readonly List<long> _changedLast = [];
    private readonly List<int> _latest = [];

    /// <summary>How often a report has changed.</summary>
    public long Changes { get; private set; }

    /// <summary>How many there are.</summary>
    public int Count => _reports.Count;

    /// <summary>All of them.</summary>
    public IEnumerable<Report> All => _reports;

    /// <summary>The newest known revision of a report, or null.</summary>
    public Report? Find(ReportKey key) => PlaceOf(key) is var place and not None ? _reports[place] : null;

    /// <summary>Those of a period.</summary>
    public IEnumerable<Report> Of(Period period) =>
        _places.TryGetValue(period, out var of) ? of.Values.Select(place => _reports[place]) : [];

    /// <summary>Those of a reporter.</summary>
    public IEnumerable<Report> Of(AreaCode reporter)
    {
        foreach (var of in _places.Values)
            if (of.TryGetValue(reporter, out var place)) yield return _reports[place];
    }

    /// <summary>Whether it is still known which ones changed after so many changes: of the latest as many as there are reports and 2,048, at least.</summary>
    public bool Remembers(long changes) => changes >= Changes - _latest.Count;

    /// <summary>Those that changed after so many changes that are remembered, the last one first.</summary>
    public IEnumerable<Report> ChangedSince(long changes)
    {
        for (var change = Changes; change > changes; change--)
        {
            var place = _latest[(int)(change - Changes) + _latest.Count - 1];
            // One that changed again has been told of.
            if (_changedLast[place] == change) yield return _reports[place];
        }
    }

    /// <summary>Takes a report in, unless it is known at that revision or a newer one.</summary>
    /// <param name="report">The report.</param>
    /// <param name="known">What was known of it; null for nothing.</param>
    /// <returns>Whether it was taken in.</returns>
    public bool TakeIn(Report report, out Report? known)
    {
        var place = PlaceOf(report.Key);
        known = place == None ? null : _reports[place];
        if (!report.Replaces(known)) return false;
        if (place == None) place = Add(report);
        else _reports[place] = report;
        Remember(place);
        return true;
    }

    private int PlaceOf(ReportKey key) =>
        _places.TryGetValue(key.Period, out var of) && of.TryGetValue(key.Reporter, out var place) ? place : None;

    private int Add(Report report)
    {
        if (!_places.TryGetValue(report.Key.Period, out var of)) _places.Add(report.Key.Period, of = []);
        of.Add(report.Key.Reporter, _reports.Count);
        _reports.Add(report);
        _changedLast.Add(0);
        return _reports.Count - 1;
    }

    /// <summary>
    /// Notes that a report has changed. It is written behind the changes before it, and nothing is mended elsewhere: that would be two more
    /// places in memory for each submission, in each table.
    /// </summary>
    private void Remember(int place)
    {
        if (_latest.Count >= 2 * (_reports.Count + FewestRemembered)) _latest.RemoveRange(0, _latest.Count / 2);
        _latest.Add(place);
        _changedLast[place] = ++Changes;
    }
}
