using System.Collections.Immutable;
using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.Reports;
using Microsoft.Extensions.Logging;

namespace Kkr.Tables;

/// <summary>
/// Owns one table: that it is what the ledger says, soon after the ledger says so. Reports push what is new; what a push
/// lost is found by reading the ledger again from where the table is sure to hold everything.
/// </summary>
internal sealed partial class TableGrain(
    [PersistentState("table", TableSnapshot.Store)] IPersistentState<TableSnapshot> snapshot,
    ILedger ledger, ReportHeads heads, WiderTableContributions widerTables, MunicipalityContributions municipalities, TableMetrics metrics,
    TimeProvider clock, ILogger<TableGrain> log) : Grain, ITableGrain
{
    private const int FewestChangesBetweenSnapshots = 2_000;

    /// <summary>The most reports that are read one by one; with more, reading the topic is cheaper.</summary>
    private const int MostBehind = 100;

    /// <summary>How long a push may be on its way before its report counts as missing.</summary>
    private static readonly TimeSpan PushPatience = TimeSpan.FromSeconds(0.5);

    private static readonly TimeSpan TimeBetweenLooks = TimeSpan.FromSeconds(10) - PushPatience;

    /// <summary>How long a municipality is told of its reports once they were asked for: who reads it has it ask again after half of that.</summary>
    private static readonly TimeSpan Followed = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(2);

    private readonly Guid _activation = Guid.NewGuid();
    private readonly TableReports _reports = new();
    private readonly Dictionary<AreaCode, long> _askedFor = [];
    private TableKey _key;
    private TableHistory _history = null!;
    private Conflation _toRegion = null!;
    private TableKey? _wider;
    private Task _widerTold = Task.CompletedTask;
    private Task? _reading;
    private long _covered, _changesAtSnapshot;
    private int _publishedAtSnapshot;
    private bool _started, _isWide;

    private TableVersion Version => new(_activation, _reports.Changes);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _key = TableKey.Parse(this.GetPrimaryKeyString());
        if (Areas.TryGetRegion(_key.Area, out var region))
        {
            _isWide = region.IsWide;
            if (region.Within is { } within) _wider = _key with { Area = within };
        }

        _history = new(_key, ledger);
        _toRegion = new($"{_key} to region", () => GrainFactory.Region(_key.Area)
            .ContributeAsync(TableCompleteness.Of(_key.DataSet, Version, _reports.All)).AsTask(), clock, log);
        if (snapshot.State is { Format: TableSnapshot.CurrentFormat } start && await IsOfThisLedgerAsync(start, cancellationToken))
        {
            TakeIn(start.Reports);
            _covered = start.Covered;
            _changesAtSnapshot = _reports.Changes;
            foreach (var published in start.Published.IsDefault ? [] : start.Published) _history.Keep(published);
            _publishedAtSnapshot = _history.Count;
        }

        await ReadLedgerAsync(TimeSpan.Zero, cancellationToken);
        _started = true;
        this.RegisterGrainTimer(FindMissingAsync, new GrainTimerCreationOptions(TimeBetweenLooks, TimeBetweenLooks) { Interleave = true });
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await Task.WhenAll(Task.WhenAny(_widerTold, Task.Delay(StopPatience, clock, CancellationToken.None)), _toRegion.StopAsync(StopPatience));
        if (_reports.Changes != _changesAtSnapshot || _history.Count != _publishedAtSnapshot) await SaveSnapshotAsync();
    }

    public ValueTask ContributeAsync(ImmutableArray<Report> reports)
    {
        TakeIn(reports);
        return ValueTask.CompletedTask;
    }

    public async Task<TableChanges> ReadSinceAsync(
        TableVersion? since, ImmutableArray<ReceiptPosition> atLeast, CancellationToken cancellationToken)
    {
        if (atLeast.Any(token => !token.IsIn(_key, _covered, _reports.Find))) await CatchUpAsync(cancellationToken);
        return since is { } version && version.Activation == _activation && _reports.Remembers(version.Number)
            ? new(Version, _covered, false, [.. _reports.ChangedSince(version.Number)])
            : new(Version, _covered, true, [.. _reports.All]);
    }

    public async Task<PublishedPeriod> ReadPublishedAsync(Period period, long position, CancellationToken cancellationToken)
    {
        if (_history.Find(period, position) is { } kept) return kept;
        if (_covered < position) await CatchUpAsync(cancellationToken);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, _covered);
        // Most often nothing has been reported since; what has, is left out again by reading the ledger.
        ImmutableArray<Report> reports = [.. _reports.Of(period).OrderBy(r => r.Key.Reporter)];
        return reports.All(r => r.Position <= position)
            ? _history.Keep(new(period, position, reports))
            : await _history.RebuildAsync(period, position, cancellationToken);
    }

    public Task<ImmutableArray<Report>> ReadAsOfAsync(long position, CancellationToken cancellationToken) =>
        _history.ReadAsync(entry => entry.Position <= position, cancellationToken);

    public Task<ImmutableArray<Report>> ReadAsOfMomentAsync(DateTimeOffset moment, CancellationToken cancellationToken) =>
        _history.ReadAsync(entry => entry.RecordedAt <= moment, cancellationToken);

    public Task<ImmutableArray<Report>> ReadReporterAsync(AreaCode reporter, CancellationToken cancellationToken)
    {
        if (Areas.TryGetMunicipality(reporter, out _)) _askedFor[reporter] = clock.GetTimestamp();
        return Task.FromResult<ImmutableArray<Report>>([.. _reports.Of(reporter)]);
    }

    public Task<TableCompleteness> ReadCompletenessAsync(CancellationToken cancellationToken) =>
        Task.FromResult(TableCompleteness.Of(_key.DataSet, Version, _reports.All));

    /// <summary>Reads what is new in the ledger; callers at the same time share one reading.</summary>
    private Task CatchUpAsync(CancellationToken cancellationToken)
    {
        if (_reading is null || _reading.IsCompleted) _reading = ReadLedgerAsync(TimeSpan.Zero, CancellationToken.None);
        return EndAsync(_reading.WaitAsync(cancellationToken));
    }

    /// <summary>Reads what was not pushed, if there is any.</summary>
    private Task FindMissingAsync(CancellationToken cancellationToken) => EndAsync(ReadLedgerAsync(PushPatience, cancellationToken));

    private async Task EndAsync(Task reading)
    {
        try
        {
            await reading;
        }
        catch (LedgerUnavailableException exception)
        {
            // The table goes on from memory; it says up to where it is sure.
            LogLedgerAway(exception, _key.ToString(), _covered);
            return;
        }

        await SaveSnapshotIfDueAsync();
    }

    /// <summary>Reads what the table lacks.</summary>
    /// <param name="patience">How long it is waited for what has been committed and is not here: under load something always is on its way.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    private async Task ReadLedgerAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        // Once it has begun, what comes has most often been pushed: to see that nothing is missing takes no entries.
        if (_started)
        {
            // Who has time to wait needs not have the very newest either.
            var continued = await heads.ReadAsync(_key, _covered, patience, cancellationToken);
            if (patience > TimeSpan.Zero && !continued.Heads.IsEmpty) await Task.Delay(patience, clock, cancellationToken);
            if (Behind(continued.Heads) is { Count: <= MostBehind } behind)
            {
                foreach (var key in behind)
                {
                    var report = _reports.Find(key) ?? Report.Empty(key);
                    await foreach (var entry in ledger.ReadStreamAsync(key.Stream, report.Revision, cancellationToken)) report = ReportFold.Apply(report, entry);
                    TakeIn([report]);
                }

                _covered = Math.Max(_covered, continued.UpTo);
                return;
            }
        }

        var head = await ledger.ReadHeadAsync(cancellationToken);
        if (head <= _covered) return;
        var newest = new Dictionary<ReportKey, Report>();
        await foreach (var entry in ledger.ReadTableAsync(_key, _covered, cancellationToken))
        {
            head = Math.Max(head, entry.Position);
            var key = ReportKey.OfStream(entry.Stream);
            var report = newest.GetValueOrDefault(key) ?? _reports.Find(key) ?? Report.Empty(key);
            if (report.Revision + 1 == entry.Sequence) newest[key] = ReportFold.Apply(report, entry);
        }

        TakeIn(newest.Values);
        _covered = Math.Max(_covered, head);
    }

    /// <summary>The reports that the ledger knows newer than the table does.</summary>
    private HashSet<ReportKey> Behind(ImmutableArray<ReportHead> continued) =>
        [.. from head in continued where (_reports.Find(head.Key)?.Revision ?? 0) < head.Revision select head.Key];

    /// <summary>Whether the ledger holds what a snapshot was made of: after a restore it may be an older one.</summary>
    private async Task<bool> IsOfThisLedgerAsync(TableSnapshot start, CancellationToken cancellationToken)
    {
        // A release that did not keep the digest wrote it.
        if (start.NewestHash is not { } known) return false;
        if ((await ledger.FindHashAsync(start.Newest, cancellationToken))?.ToString() == known) return true;
        LogSnapshotOfAnotherLedger(_key.ToString(), start.Newest);
        return false;
    }

    private void TakeIn(IEnumerable<Report> reports)
    {
        var standingChanged = false;
        foreach (var report in reports)
        {
            if (!_reports.TakeIn(report, out var known)) continue;
            standingChanged |= Standing(known) != Standing(report);
            // What a start finds in the ledger is not late, as nobody had asked for the table, and the wider area's table finds it there itself.
            if (!_started) continue;
            TellMunicipality(report);
            if (_wider is not { } wider) continue;
            _widerTold = widerTables.TellAsync(wider, report);
            if (Areas.TableAreaOf(report.Key.Reporter) == _key.Area) metrics.TakenIn(report);
        }

        if (standingChanged && !_isWide) _toRegion.Signal().Ignore();
    }

    /// <summary>Tells a municipality of its report while somebody reads it: the others have nobody who would notice, and there may be very many.</summary>
    private void TellMunicipality(Report report)
    {
        var municipality = report.Key.Reporter;
        if (!_askedFor.TryGetValue(municipality, out var asked)) return;
        // Nobody waits for it; it is told until it has heard.
        if (clock.GetElapsedTime(asked) < Followed) _ = municipalities.TellAsync(municipality, report);
        else _askedFor.Remove(municipality);
    }

    /// <summary>What a region's completeness says of a report; figures that are corrected leave it as it is.</summary>
    private static (bool Counts, bool IsApproved, DateTimeOffset? Since) Standing(Report? report) =>
        report is null ? default : (report.Counts, report.IsApproved, report.CountsSince);

    private Task SaveSnapshotIfDueAsync() =>
        // A snapshot holds all reports: so it costs no more for each that changed, however many there are.
        _reports.Changes - _changesAtSnapshot >= Math.Max(FewestChangesBetweenSnapshots, _reports.Count) ? SaveSnapshotAsync() : Task.CompletedTask;

    private async Task SaveSnapshotAsync()
    {
        var (changes, published) = (_reports.Changes, _history.Kept);
        var next = new TableSnapshot
        {
            Format = TableSnapshot.CurrentFormat,
            Covered = _covered,
            Reports = [.. _reports.All],
            Published = published,
        };
        next.Newest = next.Reports.Select(r => r.Position).Append(next.Covered).Max();
        try
        {
            next.NewestHash = (await ledger.FindHashAsync(next.Newest, CancellationToken.None))?.ToString();
            snapshot.State = next;
            await snapshot.WriteStateAsync();
            (_changesAtSnapshot, _publishedAtSnapshot) = (changes, published.Length);
        }
        catch (Exception exception)
        {
            // A snapshot only shortens the next start; another activation may have written a newer one.
            LogSnapshotNotSaved(exception, _key.ToString());
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Table {Table} can't read the ledger beyond position {Covered}")]
    private partial void LogLedgerAway(Exception exception, string table, long covered);

    [LoggerMessage(2, LogLevel.Warning, "Table {Table} could not save its snapshot")]
    private partial void LogSnapshotNotSaved(Exception exception, string table);

    [LoggerMessage(3, LogLevel.Warning, "The ledger holds no such entry at position {Position} as the snapshot of table {Table} was made of; the table is read from the ledger")]
    private partial void LogSnapshotOfAnotherLedger(string table, long position);

    private readonly ILogger log = log;
}
