namespace Kkr.Ledger;

/// <summary>What became of one proposed entry.</summary>
/// <param name="Outcome">Which of the three it was.</param>
/// <param name="Position">The position it got, when it was committed; 0 otherwise.</param>
/// <param name="Known">The entry that already holds the command id, when there is one.</param>
public readonly record struct AppendResult(AppendOutcome Outcome, long Position, LedgerEntry? Known)
{
    /// <summary>
    /// In which session of the ledger's the entry was committed, for <see cref="ProposedEntry.PreviousSession"/>; 0 when it was not, or where
    /// the ledger has no sessions.
    /// </summary>
    public long Session { get; init; }

    /// <summary>The entry is in the ledger, durably.</summary>
    public static AppendResult Committed(long position) => new(AppendOutcome.Committed, position, null);

    /// <summary>The command id is taken; nothing was written. <paramref name="known"/> tells by what.</summary>
    public static AppendResult CommandKnown(LedgerEntry known) => new(AppendOutcome.CommandKnown, 0, known);

    /// <summary>The stream has moved on, or its head is not the proposed predecessor; nothing was written.</summary>
    public static AppendResult SequenceTaken => new(AppendOutcome.SequenceTaken, 0, null);
}
