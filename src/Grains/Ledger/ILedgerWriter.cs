namespace Kkr.Ledger;

/// <summary>The one way by which the grains of a silo record what has happened.</summary>
public interface ILedgerWriter
{
    /// <summary>
    /// Records one entry and completes once it is durable, or once it is known why it was not recorded. Entries of one
    /// stream must be handed over in sequence order; several may be under way. An entry whose command id is already
    /// under way waits for that one and is answered <see cref="AppendOutcome.CommandKnown"/>.
    /// </summary>
    /// <exception cref="LedgerOverloadedException">The queue is full; nothing was recorded.</exception>
    /// <exception cref="LedgerUnavailableException">The outcome is unknown.</exception>
    Task<AppendResult> AppendAsync(ProposedEntry entry);
}
