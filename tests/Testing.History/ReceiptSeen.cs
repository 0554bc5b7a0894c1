namespace Kkr.Testing.History;

/// <summary>What a client read in a receipt.</summary>
/// <param name="Revision">The report's revision.</param>
/// <param name="Position">The position in the ledger.</param>
/// <param name="Hash">The entry's digest, hexadecimal.</param>
/// <param name="Replayed">Whether it was said to be a replay.</param>
public sealed record ReceiptSeen(long Revision, long Position, string Hash, bool Replayed);
