using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Municipalities;
using Kkr.Tables;

namespace Kkr.Regions;

/// <summary>Owns what a region is asked for and who of it has reported.</summary>
internal sealed class RegionGrain(KnownDataSets dataSets, TimeProvider clock) : Grain, IRegionGrain
{
    private readonly Dictionary<string, TableCompleteness> _tables = new(StringComparer.Ordinal);
    private AreaCode _region;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _region = AreaCode.Parse(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public ValueTask ContributeAsync(TableCompleteness completeness)
    {
        // A new activation of the table begins counting anew, and knows at least what the ledger holds.
        if (!_tables.TryGetValue(completeness.DataSet, out var known)
            || known.Version.Activation != completeness.Version.Activation
            || known.Version.Number < completeness.Version.Number)
            _tables[completeness.DataSet] = completeness;
        return ValueTask.CompletedTask;
    }

    public async Task<RegionOverview> ReadAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var rows = ImmutableArray.CreateBuilder<Completeness>();
        foreach (var dataSet in await dataSets.ListAsync(cancellationToken))
        {
            var definition = dataSet.Definition;
            if (!definition.Reporting.ExpectedIn(_region).Any()) continue;
            if (!_tables.ContainsKey(definition.Id))
                await ContributeAsync(await GrainFactory.Table(new(_region, definition.Id)).ReadCompletenessAsync(cancellationToken));
            rows.AddRange(CompletenessRules.Of(dataSet, _region, _tables[definition.Id], today));
        }

        return new(_region, rows.ToImmutable());
    }
}
