namespace Kkr.Ledger;

/// <summary>Something a grain has decided and asks the ledger to record. It has happened only once it is committed.</summary>
/// <param name="Stream">Whose history it continues, for example <c>report/voksenlaerlinge/851/2020</c>; one stream a grain.</param>
/// <param name="Sequence">Its place in the stream, from 1 without gaps.</param>
/// <param name="Topic">What it is read back by across streams, for example <c>report/voksenlaerlinge</c>.</param>
/// <param name="RecordedAt">When it was decided: UTC, whole milliseconds.</param>
/// <param name="Actor">The subject who caused it.</param>
/// <param name="Scope">Within what the command id is unique, for example <c>municipality/851</c>.</param>
/// <param name="CommandId">The caller's id of the command (the <c>Idempotency-Key</c>).</param>
/// <param name="Fingerprint">A digest of what the command asked for, by which a repeat is told from a reuse.</param>
/// <param name="Kind">What happened, for example <c>report-submitted</c>.</param>
/// <param name="Content">The event as JSON.</param>
/// <param name="Previous">The digest of the stream's entry before this one; <see cref="EntryHash.None"/> for the first.</param>
public sealed record ProposedEntry(
    string Stream, long Sequence, string Topic, DateTimeOffset RecordedAt, string Actor, string Scope,
    string CommandId, EntryHash Fingerprint, string Kind, string Content, EntryHash Previous)
{
    /// <summary>The digest over all of the above.</summary>
    public EntryHash Hash { get; } = EntryHash.Of(
        Previous, Stream, Sequence, Topic, RecordedAt, Actor, Scope, CommandId, Fingerprint, Kind, Content);

    /// <summary>
    /// The session of the ledger's in which the entry before this one was committed (<see cref="AppendResult.Session"/>): as long as it lasts, the
    /// ledger holds that entry and need not look for it. 0 where it was read, or is not committed yet. No part of the entry.
    /// </summary>
    public long PreviousSession { get; init; }

    /// <summary>The entry as it stands in the ledger once it has got its position.</summary>
    public LedgerEntry At(long position) => new(
        position, Stream, Sequence, Topic, RecordedAt, Actor, Scope, CommandId, Fingerprint, Kind, Content, Previous, Hash);
}
