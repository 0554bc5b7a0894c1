using Kkr.Rights;

namespace Kkr.Ledger;

/// <summary>A change in the history of a contract, a team, an agreement or a campaign, as the ledger holds it.</summary>
/// <param name="Revision">Which change of it, from 1.</param>
/// <param name="Kind">What happened: <c>evidence-given</c>.</param>
/// <param name="RecordedAt">When, UTC.</param>
/// <param name="By">The subject who caused it.</param>
/// <param name="Content">What happened, as JSON.</param>
/// <param name="Position">Its place in the whole ledger.</param>
/// <param name="Hash">Its digest, which covers the one before it (guarantee G6).</param>
[GenerateSerializer, Immutable, Alias("kkr.RecordedChange")]
public sealed record RecordedChange(
    [property: Id(0)] long Revision, [property: Id(1)] string Kind, [property: Id(2)] DateTimeOffset RecordedAt,
    [property: Id(3)] string By, [property: Id(4)] string Content, [property: Id(5)] long Position, [property: Id(6)] string Hash)
{
    /// <summary>By which right; null for what was recorded before rights were.</summary>
    [Id(7)]
    public ExercisedRight? Right { get; init; }
}
