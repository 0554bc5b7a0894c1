using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Kkr.Catalogue;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Rights;
using Kkr.Tables;
using Microsoft.Extensions.Caching.Memory;

namespace Kkr.Gateway.Tables;

/// <summary>
/// Tables as their readers may see them: everybody what is published, the secretariat what is submitted, those who report
/// what is submitted in their regions beside what is published elsewhere.
/// </summary>
public sealed class TableContents(IGrainFactory grains, TableCopies copies, TimeProvider clock) : IDisposable
{
    private const int MaxKeptPeriods = 2_000;
    private const int MaxKeptMixtures = 64;

    // Publications never change: what was asked for once is kept until room is needed.
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MaxKeptPeriods });

    // The newest state of each data set, worked out once for all who read it.
    private readonly ConcurrentDictionary<string, (DataSet DataSet, TableView View, TableContent Content)> _submitted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (DataSet DataSet, DateTimeOffset Until, Task<TableContent> Content)> _published = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly MemoryCache _mixed = new(new MemoryCacheOptions { SizeLimit = MaxKeptMixtures });
    private readonly ConditionalWeakTable<PeriodCube, TablePeriod> _periods = [];

    /// <summary>A table as a caller may see it.</summary>
    /// <param name="dataSet">The data set.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="asOf">An earlier state of the table; null for as it is.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<TableContent> ReadAsync(DataSet dataSet, Caller caller, AsOf? asOf, CancellationToken cancellationToken)
    {
        if (caller.IsSecretariat) return await ReadSubmittedAsync(dataSet, asOf, cancellationToken);
        var seen = caller.RegionsSeen();
        var published = await ReadPublishedAsync(dataSet, asOf, cancellationToken);
        if (seen.IsEmpty) return published;
        var submitted = await ReadSubmittedAsync(dataSet, asOf, cancellationToken);
        var version = $"{published.Version} + {submitted.Version} {string.Join(' ', seen.Order())}";
        var key = $"{dataSet.Definition.Id} {version}";
        return _mixed.TryGetValue(key, out TableContent? kept) ? kept!
            : _mixed.Set(key, Mixed(published, submitted, version, seen), new MemoryCacheEntryOptions { Size = 1 });
    }

    /// <summary>A table as everybody may see it.</summary>
    public Task<TableContent> ReadPublishedAsync(DataSet dataSet, AsOf? asOf, CancellationToken cancellationToken)
    {
        if (asOf is not null) return ReadPublishedNowAsync(dataSet, asOf, cancellationToken);
        // A publication that has been corrected since takes a reading of the ledger: one for all who wait for it.
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            if (!_published.TryGetValue(dataSet.Definition.Id, out var known) || known.DataSet.Revision != dataSet.Revision || now >= known.Until
                || known.Content is { IsCompleted: true, IsCompletedSuccessfully: false })
                _published[dataSet.Definition.Id] = known =
                    (dataSet, dataSet.Publications.Where(p => !p.IsVisibleAt(now)).Select(p => p.VisibleFrom).DefaultIfEmpty(DateTimeOffset.MaxValue).Min(),
                        ReadPublishedNowAsync(dataSet, null, CancellationToken.None));
            return known.Content.IsCompletedSuccessfully ? known.Content : known.Content.WaitAsync(cancellationToken);
        }
    }

    private async Task<TableContent> ReadPublishedNowAsync(DataSet dataSet, AsOf? asOf, CancellationToken cancellationToken)
    {
        var definition = dataSet.Definition;
        var now = clock.GetUtcNow();
        Publication[] shown = [.. dataSet.ShownAt(now).Where(p => asOf is null || asOf.Holds(p.Position, p.VisibleFrom))];
        var newest = shown.ToLookup(p => p.Period).Select(p => p.Last()).OrderBy(p => p.Period).ToArray();
        // What people decide on duplicates becomes public with the next publication, as corrections do.
        var position = newest.Select(p => p.Position).DefaultIfEmpty().Max();
        var version = $"{definition.Version} " + string.Join(' ', newest.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Period}:{p.Position}")));
        var periods = definition is { Content: not ContentKind.Figures, Disclosure: not null }
            ? await ReadCasesAsync(dataSet, shown, cancellationToken)
            : await ReadPeriodsAsync(dataSet, shown, cancellationToken);
        return new(
            definition, $"public {version}", position, newest.Length == 0 ? null : newest.Max(p => p.VisibleFrom), periods, IsPublished: true)
        { Decisions = dataSet.DecisionsAt(position) };
    }

    /// <summary>Every report of a table, folded up to an earlier state.</summary>
    public Task<ImmutableArray<Report>> ReadAsOfAsync(TableKey key, AsOf asOf, CancellationToken cancellationToken) => Retrying.Async(
        ct => asOf.Position is { } position
            ? grains.Table(key).ReadAsOfAsync(position, ct)
            : grains.Table(key).ReadAsOfMomentAsync(asOf.Moment!.Value, ct),
        cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _kept.Dispose();
        _mixed.Dispose();
    }

    private async Task<TableContent> ReadSubmittedAsync(DataSet dataSet, AsOf? asOf, CancellationToken cancellationToken)
    {
        var key = new TableKey(AreaCode.Country, dataSet.Definition.Id);
        if (asOf is not null)
        {
            var table = TableState.Empty.With(await ReadAsOfAsync(key, asOf, cancellationToken));
            // The same position with other reports: up to a moment, streams may end at different ones.
            return Submitted(dataSet, table, string.Create(CultureInfo.InvariantCulture, $"as of {asOf} {table.Position} {dataSet.Revision}"));
        }

        var view = await copies.ReadAsync(key, [], cancellationToken);
        if (_submitted.TryGetValue(key.DataSet, out var known) && known.DataSet.Revision == dataSet.Revision && ReferenceEquals(known.View, view)) return known.Content;
        var content = Submitted(dataSet, view.Table, string.Create(CultureInfo.InvariantCulture, $"{view.Version.Activation:N}-{view.Version.Number}-{dataSet.Revision}"));
        _submitted[key.DataSet] = (dataSet, view, content);
        return content;
    }

    private TableContent Submitted(DataSet dataSet, TableState table, string version) => new(
        dataSet.Definition, version, table.Position, table.Position == 0 ? null : table.RecordedAt,
        table.Periods.Where(p => p.Value.Received > 0).ToImmutableSortedDictionary(
            p => p.Key, p => _periods.GetValue(p.Value, static cube => new TablePeriod(cube.Reports, [], SumsShown: true))),
        IsPublished: false)
    { Decisions = dataSet.Decisions };

    private async Task<ImmutableSortedDictionary<Period, TablePeriod>> ReadPeriodsAsync(DataSet dataSet, Publication[] shown, CancellationToken cancellationToken)
    {
        var definition = dataSet.Definition;
        var periods = ImmutableSortedDictionary.CreateBuilder<Period, TablePeriod>();
        foreach (var chain in shown.GroupBy(p => p.Period))
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{definition.Id} {definition.Version} {chain.Key} {PositionsOf(chain)}");
            if (!_kept.TryGetValue(key, out TablePeriod? period))
            {
                // Without a rule only the last publication matters; with one, all that anybody may have kept of the earlier ones.
                var publications = new List<PublishedPeriod>();
                foreach (var publication in definition.Disclosure is null ? chain.TakeLast(1) : chain)
                    publications.Add(await ReadPublicationAsync(definition, publication, cancellationToken));
                period = _kept.Set(key, PublicationRules.Show(definition, publications), new MemoryCacheEntryOptions { Size = 1 });
            }

            periods.Add(chain.Key, period!);
        }

        return periods.ToImmutable();
    }

    private async Task<ImmutableSortedDictionary<Period, TablePeriod>> ReadCasesAsync(DataSet dataSet, Publication[] shown, CancellationToken cancellationToken)
    {
        if (shown.Length == 0) return ImmutableSortedDictionary<Period, TablePeriod>.Empty;
        var definition = dataSet.Definition;
        var key = string.Create(CultureInfo.InvariantCulture, $"{definition.Id} {definition.Version} cases {PositionsOf(shown)}");
        if (_kept.TryGetValue(key, out ImmutableSortedDictionary<Period, TablePeriod>? kept)) return kept!;
        var states = new List<(ImmutableDictionary<Period, PublishedPeriod>, ImmutableDictionary<string, DuplicateDecision>)>();
        var (periods, position) = (ImmutableDictionary<Period, PublishedPeriod>.Empty, 0L);
        foreach (var publication in shown)
        {
            periods = periods.SetItem(publication.Period, await ReadPublicationAsync(definition, publication, cancellationToken));
            position = Math.Max(position, publication.Position);
            states.Add((periods, dataSet.DecisionsAt(position)));
        }

        return _kept.Set(key, PublicationRules.ShowCases(definition, states), new MemoryCacheEntryOptions { Size = periods.Count });
    }

    private Task<PublishedPeriod> ReadPublicationAsync(DataSetDefinition definition, Publication publication, CancellationToken cancellationToken) => Retrying.Async(
        ct => grains.Table(new(AreaCode.Country, definition.Id)).ReadPublishedAsync(publication.Period, publication.Position, ct), cancellationToken);

    private static string PositionsOf(IEnumerable<Publication> publications) =>
        string.Join(' ', publications.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Period}:{p.Position}")));

    private static TableContent Mixed(TableContent published, TableContent submitted, string version, ImmutableHashSet<AreaCode> seen)
    {
        bool Sees(AreaCode reporter) => seen.Contains(Areas.TableAreaOf(reporter));
        var periods = published.Periods.Keys.Union(submitted.Periods.Keys).ToImmutableSortedDictionary(period => period, period =>
        {
            var open = published.Periods.GetValueOrDefault(period);
            var live = submitted.Periods.GetValueOrDefault(period);
            var reports = (open?.Reports ?? ImmutableDictionary<AreaCode, Report>.Empty).RemoveRange(
                    open?.Reports.Keys.Where(Sees).ToArray() ?? [])
                .AddRange(live?.Reports.Where(r => Sees(r.Key)) ?? []);
            var withheld = open?.Withheld.Where(m => AreaCode.TryParse(m.Area, out var area)
                && Areas.TryGetMunicipality(area, out _) && !Sees(area)).ToImmutableHashSet() ?? [];
            return new TablePeriod(reports, withheld, SumsShown: withheld.IsEmpty) { MarginsOnly = open is { MarginsOnly: true } && open.Reports.Keys.Any(r => !Sees(r)) };
        });
        return new(
            published.Definition, version,
            Math.Max(published.Position, submitted.Position),
            published.UpdatedAt > submitted.UpdatedAt ? published.UpdatedAt : submitted.UpdatedAt ?? published.UpdatedAt,
            periods.RemoveRange(periods.Where(p => !p.Value.Reports.Values.Any(r => r.Counts)).Select(p => p.Key).ToArray()),
            IsPublished: false)
        { Decisions = submitted.Decisions };
    }
}
