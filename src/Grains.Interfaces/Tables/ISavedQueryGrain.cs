using Kkr.Reports;
using Kkr.Rights;
using Orleans.Concurrency;

namespace Kkr.Tables;

/// <summary>One saved query. Its key is its id, which follows from its content: the same query saved twice is one.</summary>
[Alias("kkr.ISavedQueryGrain")]
public interface ISavedQueryGrain : IGrainWithStringKey
{
    /// <summary>The query, or null where none was saved under this id.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<SavedTableQuery?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Saves the query. Saved again, it changes nothing; another one under the same id is refused.</summary>
    [Alias("Save")]
    Task<Answer<SavedTableQuery>> SaveAsync(CommandContext command, SavedTableQuery query, CancellationToken cancellationToken);
}
