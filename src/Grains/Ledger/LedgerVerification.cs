using System.Threading.Channels;

namespace Kkr.Ledger;

/// <summary>
/// Verifies a ledger and its anchors: entries are read page by page and their digests recomputed on all processors,
/// while the next pages are on their way.
/// </summary>
/// <param name="ledger">What is verified.</param>
/// <param name="anchors">What it is compared with.</param>
public sealed class LedgerVerification(ILedger ledger, IAnchors anchors)
{
    private const int PageEntries = 1000;
    private const int PagesAhead = 4;

    /// <summary>
    /// How many entries one reading remembers the streams and commands of: some 100 bytes each at most. A ledger of more is
    /// read more than once.
    /// </summary>
    public int EntriesAReading { get; init; } = 4_000_000;

    /// <summary>Verifies all entries that there are when it begins, at least.</summary>
    /// <param name="progress">Is told now and then how many entries have been looked at, over all readings.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="LedgerUnavailableException">The ledger can't be read.</exception>
    public async Task<ChainVerdict> RunAsync(Action<long>? progress, CancellationToken cancellationToken)
    {
        // The anchors come first: what is anchored meanwhile is not yet asked for.
        var anchored = await anchors.ReadAsync(cancellationToken);
        var shares = checked((int)(await ledger.ReadHeadAsync(cancellationToken) / EntriesAReading) + 1);
        long seen = 0;
        ChainVerdict? first = null;
        for (var share = 0; share < shares; share++)
        {
            var verification = new ChainVerification(anchored, share, shares);
            await foreach (var page in CheckedPagesAsync(cancellationToken))
            {
                if (!page.All(verification.Add)) break;
                progress?.Invoke(seen += page.Length);
            }

            var found = verification.Verdict;
            if (first is null || (!found.Valid && (first.Valid || found.FirstBroken!.Position < first.FirstBroken!.Position)))
                first = found with { AnchoredTo = first?.AnchoredTo ?? found.AnchoredTo };
        }

        return first!;
    }

    private async IAsyncEnumerable<CheckedEntry[]> CheckedPagesAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pages = Channel.CreateBounded<Task<CheckedEntry[]>>(new BoundedChannelOptions(PagesAhead) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => ReadAsync(pages.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var page in pages.Reader.ReadAllAsync(cancellationToken)) yield return await page;
            await reading;
        }
        finally
        {
            // Whoever stops looking at pages stops the reading of more.
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadAsync(ChannelWriter<Task<CheckedEntry[]>> pages, CancellationToken cancellationToken)
    {
        try
        {
            var page = new List<LedgerEntry>(PageEntries);
            await foreach (var entry in ledger.ReadAllAsync(0, cancellationToken))
            {
                page.Add(entry);
                if (page.Count < PageEntries) continue;
                await HandOverAsync(page);
                page = new(PageEntries);
            }

            if (page.Count > 0) await HandOverAsync(page);
            pages.Complete();
        }
        catch (Exception exception)
        {
            pages.Complete(exception);
            throw;
        }

        ValueTask HandOverAsync(List<LedgerEntry> read) =>
            pages.WriteAsync(Task.Run(() => read.Select(CheckedEntry.Of).ToArray(), CancellationToken.None), cancellationToken);
    }
}
