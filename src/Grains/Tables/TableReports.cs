using System.Runtime.InteropServices;
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

    private readonly Dictionary<Period, Dictionary<AreaCode, int>> _places = [];
    private readonly List<Report> _reports = [];
    private readonly List<Change> _changes = [];
    private int _lastChanged = None;

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

    /// <summary>Those that changed after so many changes, the last one first.</summary>
    public IEnumerable<Report> ChangedSince(long changes)
    {
        for (var place = _lastChanged; place != None && _changes[place].Number > changes; place = _changes[place].Before) yield return _reports[place];
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
        MoveToEnd(place);
        return true;
    }

    private int PlaceOf(ReportKey key) =>
        _places.TryGetValue(key.Period, out var of) && of.TryGetValue(key.Reporter, out var place) ? place : None;

    private int Add(Report report)
    {
        if (!_places.TryGetValue(report.Key.Period, out var of)) _places.Add(report.Key.Period, of = []);
        of.Add(report.Key.Reporter, _reports.Count);
        _reports.Add(report);
        _changes.Add(new(0, None, None));
        return _reports.Count - 1;
    }

    private void MoveToEnd(int place)
    {
        var changes = CollectionsMarshal.AsSpan(_changes);
        var (_, before, after) = changes[place];
        if (before != None) changes[before].After = after;
        if (after != None) changes[after].Before = before;
        if (place == _lastChanged) _lastChanged = before;
        if (_lastChanged != None) changes[_lastChanged].After = place;
        changes[place] = new(++Changes, _lastChanged, None);
        _lastChanged = place;
    }

    /// <summary>Which change a report's newest one was, and the places of those that changed before and after it.</summary>
    private record struct Change(long Number, int Before, int After);
}
