using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Municipalities;
using Kkr.Rights;

namespace Kkr.Gateway.Tables;

/// <summary>The tables that callers can read: one for each data set.</summary>
public sealed class TableLibrary(KnownDataSets dataSets, TableContents contents, TimeProvider clock)
{
    /// <summary>A table by its id, whatever the case of letters; null where there is none.</summary>
    /// <param name="id">The id.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="asOf">An earlier state of the table; null for as it is.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<ReadableTable?> FindAsync(string id, Caller caller, AsOf? asOf, CancellationToken cancellationToken) =>
        id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && await dataSets.FindAsync(id.ToLowerInvariant(), cancellationToken) is { } dataSet
            ? await ReadWithOthersAsync(dataSet, caller, asOf, cancellationToken)
            : null;

    /// <summary>All tables, in the order of their ids.</summary>
    public async Task<ImmutableArray<ReadableTable>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        var tables = ImmutableArray.CreateBuilder<ReadableTable>();
        foreach (var dataSet in await dataSets.ListAsync(cancellationToken))
            tables.Add(Describe(await contents.ReadAsync(dataSet, caller, null, cancellationToken), ImmutableDictionary<string, TableContent>.Empty));
        return tables.ToImmutable();
    }

    private async Task<ReadableTable> ReadWithOthersAsync(DataSet dataSet, Caller caller, AsOf? asOf, CancellationToken cancellationToken)
    {
        var others = ImmutableDictionary.CreateBuilder<string, TableContent>(StringComparer.Ordinal);
        foreach (var id in dataSet.Definition.Indicators.Select(i => i.Denominator.DataSet).OfType<string>().Where(id => id != dataSet.Definition.Id).Distinct(StringComparer.Ordinal))
            if (await dataSets.FindAsync(id, cancellationToken) is { } other)
                others.Add(id, await contents.ReadAsync(other, caller, asOf, cancellationToken));
        return Describe(await contents.ReadAsync(dataSet, caller, asOf, cancellationToken), others.ToImmutable());
    }

    private ReadableTable Describe(TableContent content, ImmutableDictionary<string, TableContent> others) =>
        new(content, others, TableDescription.Of(content, clock.Today()));
}
