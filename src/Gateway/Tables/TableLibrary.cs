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
    /// <param name="asOf">A position in the ledger, to see the table as it was; null for as it is.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<ReadableTable?> FindAsync(string id, Caller caller, long? asOf, CancellationToken cancellationToken) =>
        id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && await dataSets.FindAsync(id.ToLowerInvariant(), cancellationToken) is { } dataSet
            ? await ReadAsync(dataSet, caller, asOf, cancellationToken)
            : null;

    /// <summary>All tables, in the order of their ids.</summary>
    public async Task<ImmutableArray<ReadableTable>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        var tables = ImmutableArray.CreateBuilder<ReadableTable>();
        foreach (var dataSet in await dataSets.ListAsync(cancellationToken))
            tables.Add(await ReadAsync(dataSet, caller, null, cancellationToken));
        return tables.ToImmutable();
    }

    private async Task<ReadableTable> ReadAsync(DataSet dataSet, Caller caller, long? asOf, CancellationToken cancellationToken)
    {
        var content = await contents.ReadAsync(dataSet, caller, asOf, cancellationToken);
        return new(content, TableDescription.Of(content, clock.Today()));
    }
}
