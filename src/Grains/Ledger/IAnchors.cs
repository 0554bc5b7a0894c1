namespace Kkr.Ledger;

/// <summary>Where anchors are kept: a place outside the database to which lines can only be added.</summary>
public interface IAnchors
{
    /// <summary>All anchors, the oldest first, as they stand there: whether they are in order is for the verification to say.</summary>
    Task<IReadOnlyList<Anchor>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>The newest anchor; null when there is none.</summary>
    Task<Anchor?> ReadLastAsync(CancellationToken cancellationToken);

    /// <summary>Adds an anchor durably, if it follows the newest one; somebody else may have been first.</summary>
    /// <returns>Whether it was added.</returns>
    Task<bool> TryAddAsync(Anchor anchor, CancellationToken cancellationToken);
}
