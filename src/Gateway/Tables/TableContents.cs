using System.Collections.Immutable;
using System.Globalization;
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

    // Publications never change: what was asked for once is kept until room is needed.
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MaxKeptPeriods });

    /// <summary>A table as a caller may see it.</summary>
    /// <param name="dataSet">The data set.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="asOf">An earlier state of the table; null for as it is.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<TableContent> ReadAsync(DataSet dataSet, Caller caller, AsOf? asOf, CancellationToken cancellationToken)
    {
        var seen = Denmark.Regions.Select(r => r.Code).Where(code => !code.IsCountry && caller.SeesSubmittedFiguresOf(code)).ToImmutableHashSet();
        if (caller.IsSecretariat) return await ReadSubmittedAsync(dataSet, asOf, cancellationToken);
        var published = await ReadPublishedAsync(dataSet, asOf, cancellationToken);
        return seen.IsEmpty ? published : Mixed(published, await ReadSubmittedAsync(dataSet, asOf, cancellationToken), seen);
    }

    /// <summary>A table as everybody may see it.</summary>
    public async Task<TableContent> ReadPublishedAsync(DataSet dataSet, AsOf? asOf, CancellationToken cancellationToken)
    {
        var definition = dataSet.Definition;
        Publication[] shown = [.. dataSet.ShownAt(clock.GetUtcNow()).Where(p => asOf is null || asOf.Holds(p.Position, p.VisibleFrom))];
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
    public void Dispose() => _kept.Dispose();

    private async Task<TableContent> ReadSubmittedAsync(DataSet dataSet, AsOf? asOf, CancellationToken cancellationToken)
    {
        var key = new TableKey(AreaCode.Country, dataSet.Definition.Id);
        TableState table;
        string version;
        if (asOf is not null)
        {
            table = TableState.Empty.With(await ReadAsOfAsync(key, asOf, cancellationToken));
            // The same position with other reports: up to a moment, streams may end at different ones.
            version = string.Create(CultureInfo.InvariantCulture, $"as of {asOf} {table.Position} {dataSet.Revision}");
        }
        else
        {
            var view = await copies.ReadAsync(key, [], cancellationToken);
            (table, version) = (view.Table, string.Create(CultureInfo.InvariantCulture, $"{view.Version.Activation:N}-{view.Version.Number}-{dataSet.Revision}"));
        }

        return new(
            dataSet.Definition, version, table.Position, table.Position == 0 ? null : table.RecordedAt,
            table.Periods.Where(p => p.Value.Received > 0).ToImmutableSortedDictionary(
                p => p.Key, p => new TablePeriod(p.Value.Reports, [], SumsShown: true)),
            IsPublished: false)
        { Decisions = dataSet.Decisions };
    }

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

    private static TableContent Mixed(TableContent published, TableContent submitted, ImmutableHashSet<AreaCode> seen)
    {
        bool Sees(AreaCode reporter) => seen.Contains(Denmark.TableAreaOf(reporter));
        var periods = published.Periods.Keys.Union(submitted.Periods.Keys).ToImmutableSortedDictionary(period => period, period =>
        {
            var open = published.Periods.GetValueOrDefault(period);
            var live = submitted.Periods.GetValueOrDefault(period);
            var reports = (open?.Reports ?? ImmutableDictionary<AreaCode, Report>.Empty).RemoveRange(
                    open?.Reports.Keys.Where(Sees).ToArray() ?? [])
                .AddRange(live?.Reports.Where(r => Sees(r.Key)) ?? []);
            var withheld = open?.Withheld.Where(m => AreaCode.TryParse(m.Area, out var area)
                && Denmark.TryGetMunicipality(area, out _) && !Sees(area)).ToImmutableHashSet() ?? [];
            return new TablePeriod(reports, withheld, SumsShown: withheld.IsEmpty) { MarginsOnly = open is { MarginsOnly: true } && open.Reports.Keys.Any(r => !Sees(r)) };
        });
        return new(
            published.Definition, $"{published.Version} + {submitted.Version} {string.Join(' ', seen.Order())}",
            Math.Max(published.Position, submitted.Position),
            published.UpdatedAt > submitted.UpdatedAt ? published.UpdatedAt : submitted.UpdatedAt ?? published.UpdatedAt,
            periods.RemoveRange(periods.Where(p => !p.Value.Reports.Values.Any(r => r.Counts)).Select(p => p.Key).ToArray()),
            IsPublished: false)
        { Decisions = submitted.Decisions };
    }
}
