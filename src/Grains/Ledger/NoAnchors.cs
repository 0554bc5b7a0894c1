namespace Kkr.Ledger;

/// <summary>For where no place for anchors is configured: nothing is anchored, and there is nothing to compare with.</summary>
public sealed class NoAnchors : IAnchors
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Anchor>> ReadAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Anchor>>([]);

    /// <inheritdoc/>
    public Task<Anchor?> ReadLastAsync(CancellationToken cancellationToken) => Task.FromResult<Anchor?>(null);

    /// <inheritdoc/>
    public Task<bool> TryAddAsync(Anchor anchor, CancellationToken cancellationToken) => Task.FromResult(false);
}
