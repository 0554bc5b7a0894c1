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
    /// <param name="asOf">A position in the ledger, to see the table as it was; null for as it is.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<TableContent> ReadAsync(DataSet dataSet, Caller caller, long? asOf, CancellationToken cancellationToken)
    {
        var seen = Denmark.Regions.Select(r => r.Code).Where(code => !code.IsCountry && caller.SeesSubmittedFiguresOf(code)).ToImmutableHashSet();
        if (caller.IsSecretariat) return await ReadSubmittedAsync(dataSet, asOf, cancellationToken);
        var published = await ReadPublishedAsync(dataSet, asOf, cancellationToken);
        return seen.IsEmpty ? published : Mixed(published, await ReadSubmittedAsync(dataSet, asOf, cancellationToken), seen);
    }

    /// <summary>A table as everybody may see it.</summary>
    public async Task<TableContent> ReadPublishedAsync(DataSet dataSet, long? asOf, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var periods = ImmutableSortedDictionary.CreateBuilder<Period, TablePeriod>();
        List<Publication> shown = [];
        foreach (var group in dataSet.PublicAt(now))
        {
            Publication[] chain = [.. group.Where(p => asOf is null || p.Position <= asOf)];
            if (chain.Length == 0) continue;
            shown.Add(chain[^1]);
            periods.Add(group.Key, await ReadAsync(dataSet.Definition, chain, cancellationToken));
        }

        var version = $"{dataSet.Revision} " + string.Join(' ', shown.OrderBy(p => p.Period).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Period}:{p.Position}")));
        return new(
            dataSet.Definition, $"public {version}", shown.Select(p => p.Position).DefaultIfEmpty().Max(),
            shown.Count == 0 ? null : shown.Max(p => p.VisibleFrom), periods.ToImmutable(), IsPublished: true)
        { Decisions = dataSet.Decisions };
    }

    /// <inheritdoc/>
    public void Dispose() => _kept.Dispose();

    private async Task<TableContent> ReadSubmittedAsync(DataSet dataSet, long? asOf, CancellationToken cancellationToken)
    {
        var key = new TableKey(AreaCode.Country, dataSet.Definition.Id);
        TableState table;
        string version;
        if (asOf is { } position)
        {
            table = TableState.Empty.With(await Retrying.Async(ct => grains.Table(key).ReadAsOfAsync(position, ct), cancellationToken));
            version = string.Create(CultureInfo.InvariantCulture, $"as of {table.Position} {dataSet.Revision}");
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

    private async Task<TablePeriod> ReadAsync(DataSetDefinition definition, Publication[] chain, CancellationToken cancellationToken)
    {
        var positions = string.Join(' ', chain.Select(p => p.Position.ToString(CultureInfo.InvariantCulture)));
        var key = string.Create(CultureInfo.InvariantCulture, $"{definition.Id} {definition.Version} {chain[0].Period} {positions}");
        if (_kept.TryGetValue(key, out TablePeriod? kept)) return kept!;
        // Without a rule only the last publication matters; with one, all that anybody may have kept of the earlier ones.
        var table = grains.Table(new(AreaCode.Country, definition.Id));
        var publications = new List<PublishedPeriod>();
        foreach (var publication in definition.Disclosure is null ? chain[^1..] : chain)
            publications.Add(await Retrying.Async(
                ct => table.ReadPublishedAsync(publication.Period, publication.Position, ct), cancellationToken));
        return _kept.Set(key, PublicationRules.Show(definition, publications), new MemoryCacheEntryOptions { Size = 1 });
    }

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
            return new TablePeriod(reports, withheld, SumsShown: withheld.IsEmpty);
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
