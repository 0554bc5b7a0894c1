using Kkr.Pages.Api;
using Kkr.Pages.Session;
using Microsoft.Extensions.Caching.Memory;

namespace Kkr.Pages.Catalogue;

/// <summary>Definitions and lists that everybody may read, kept for a moment: most pages need them.</summary>
public sealed class Definitions(KkrApi api, IMemoryCache cache)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    /// <summary>The definition of a data set; null where there is none.</summary>
    public Task<Definition?> FindAsync(Visitor visitor, string id, CancellationToken cancellationToken) =>
        KeptAsync<Definition?>($"definition {id}", () => api.FindAsync<Definition>(visitor, $"/api/v1/data-sets/{Uri.EscapeDataString(id)}", cancellationToken));

    /// <summary>All definitions, by id.</summary>
    public async Task<IReadOnlyDictionary<string, Definition>> AllAsync(Visitor visitor, CancellationToken cancellationToken)
    {
        var listed = await KeptAsync("definitions", () => api.ReadAsync<ListedDataSet[]>(visitor, "/api/v1/data-sets", cancellationToken));
        var all = await Task.WhenAll(listed.Select(d => FindAsync(visitor, d.Id, cancellationToken)));
        return all.OfType<Definition>().ToDictionary(d => d.Id, StringComparer.Ordinal);
    }

    private async Task<T> KeptAsync<T>(string key, Func<Task<T>> read)
    {
        if (cache.TryGetValue(key, out T? kept)) return kept!;
        var value = await read();
        if (value is not null) cache.Set(key, value, Freshness);
        return value;
    }
}
