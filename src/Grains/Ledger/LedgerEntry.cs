namespace Kkr.Ledger;

/// <summary>An entry of the ledger: committed, and never changed afterwards.</summary>
/// <param name="Position">
/// Its place in the whole ledger, from 1 without gaps. Positions are given in the order of commits: whoever has read
/// up to a position will never see a smaller one appear later.
/// </param>
/// <param name="Stream">See <see cref="ProposedEntry"/>, as for the others.</param>
/// <param name="Sequence">Its place in the stream, from 1 without gaps.</param>
/// <param name="Topic">What it is read back by across streams.</param>
/// <param name="RecordedAt">When it was decided: UTC, whole milliseconds.</param>
/// <param name="Actor">The subject who caused it.</param>
/// <param name="Scope">Within what the command id is unique.</param>
/// <param name="CommandId">The caller's id of the command.</param>
/// <param name="Fingerprint">A digest of what the command asked for.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Content">The event as JSON, exactly as proposed.</param>
/// <param name="Previous">The digest of the stream's entry before this one.</param>
/// <param name="Hash">The digest as stored, which need not be the right one if somebody tampered with the store.</param>
public sealed record LedgerEntry(
    long Position, string Stream, long Sequence, string Topic, DateTimeOffset RecordedAt, string Actor, string Scope,
    string CommandId, EntryHash Fingerprint, string Kind, string Content, EntryHash Previous, EntryHash Hash);
