using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Gateway.Tables;
using Kkr.Municipalities;
using Kkr.Rights;

namespace Kkr.Gateway.Documents;

/// <summary>Reads data sets as a caller may see them: everybody what is published, those of a region what is submitted in it.</summary>
internal sealed class SeenTables(KnownDataSets dataSets, TableContents contents)
{
    /// <summary>A data set's figures; null where there is no such data set.</summary>
    public async Task<SeenFigures?> FindAsync(string id, AreaCode region, Caller caller, AsOf? asOf, CancellationToken cancellationToken)
    {
        if (await dataSets.FindAsync(id, cancellationToken) is not { } dataSet) return null;
        var others = ImmutableDictionary.CreateBuilder<string, TableContent>(StringComparer.Ordinal);
        foreach (var other in dataSet.Definition.Indicators.Select(i => i.Denominator.DataSet).OfType<string>().Where(o => o != id).Distinct(StringComparer.Ordinal))
            if (await dataSets.FindAsync(other, cancellationToken) is { } found)
                others[other] = await contents.ReadAsync(found, caller, asOf, cancellationToken);
        return new(await contents.ReadAsync(dataSet, caller, asOf, cancellationToken), others.ToImmutable(), region);
    }

    /// <summary>The figures of those data sets that there are, in order.</summary>
    public async Task<ImmutableArray<SeenFigures>> ReadAsync(IEnumerable<string> ids, AreaCode region, Caller caller, AsOf? asOf, CancellationToken cancellationToken)
    {
        var read = ImmutableArray.CreateBuilder<SeenFigures>();
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
            if (await FindAsync(id, region, caller, asOf, cancellationToken) is { } figures)
                read.Add(figures);
        return read.ToImmutable();
    }
}
