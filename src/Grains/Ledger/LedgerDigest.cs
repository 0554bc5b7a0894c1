namespace Kkr.Ledger;

/// <summary>An entry's digest and where it stands: all that an anchor needs to know of it.</summary>
/// <param name="Position">Its place in the whole ledger.</param>
/// <param name="Hash">Its digest, as stored.</param>
public readonly record struct LedgerDigest(long Position, EntryHash Hash);
