namespace Kkr.Ledger;

/// <summary>An event of a stream, as it is folded into the state of its grain.</summary>
/// <param name="Sequence">Its place in the stream, from 1.</param>
/// <param name="RecordedAt">When it was decided.</param>
/// <param name="Actor">The subject who caused it.</param>
/// <param name="Hash">Its digest.</param>
/// <param name="Event">What happened.</param>
/// <typeparam name="TEvent">The events of the stream.</typeparam>
public readonly record struct Happened<TEvent>(long Sequence, DateTimeOffset RecordedAt, string Actor, EntryHash Hash, TEvent Event)
{
    /// <summary>Its position in the ledger; 0 as long as it is not committed.</summary>
    public long Position { get; init; }
}
