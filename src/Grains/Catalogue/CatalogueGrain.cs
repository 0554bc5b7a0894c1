using System.Collections.Immutable;
using Kkr.Ledger;

namespace Kkr.Catalogue;

/// <summary>Knows which data sets there are: those that the ledger holds a definition of.</summary>
internal sealed class CatalogueGrain(ILedger ledger) : Grain, ICatalogueGrain
{
    /// <summary>The topic of every data set's entries.</summary>
    public const string Topic = "catalogue";

    private ImmutableSortedSet<string> _dataSets = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await foreach (var entry in ledger.ReadTopicAsync(Topic, 0, cancellationToken))
            _dataSets = _dataSets.Add(entry.Stream[(entry.Stream.IndexOf('/', StringComparison.Ordinal) + 1)..]);
    }

    public Task<ImmutableArray<string>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<string>>([.. _dataSets]);

    public Task IncludeAsync(string dataSet, CancellationToken cancellationToken)
    {
        _dataSets = _dataSets.Add(dataSet);
        return Task.CompletedTask;
    }
}
