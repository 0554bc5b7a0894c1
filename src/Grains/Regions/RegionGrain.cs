using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Municipalities;
using Kkr.Tables;

namespace Kkr.Regions;

/// <summary>Owns what a region is asked for and who of it has reported.</summary>
internal sealed class RegionGrain(KnownDataSets dataSets, TimeProvider clock) : Grain, IRegionGrain
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, TableCompleteness> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _asked = new(StringComparer.Ordinal);
    private AreaCode _region;
    private bool _isWide;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _region = AreaCode.Parse(this.GetPrimaryKeyString());
        _isWide = Areas.TryGetRegion(_region, out var region) && region.IsWide;
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
            if (IsToBeAsked(definition.Id)) await AskAsync(definition.Id, cancellationToken);
            rows.AddRange(CompletenessRules.Of(dataSet, _region, _tables[definition.Id], today));
        }

        return new(_region, rows.ToImmutable());
    }

    /// <summary>A region's tables tell it of what changes; those of a wide one are asked, once a second at most.</summary>
    private bool IsToBeAsked(string dataSet) =>
        !_tables.ContainsKey(dataSet) || (_isWide && !(_asked.TryGetValue(dataSet, out var asked) && clock.GetElapsedTime(asked) < Freshness));

    private async Task AskAsync(string dataSet, CancellationToken cancellationToken)
    {
        _asked[dataSet] = clock.GetTimestamp();
        await ContributeAsync(await GrainFactory.Table(new(_region, dataSet)).ReadCompletenessAsync(cancellationToken));
    }
}
