namespace Kkr.Ledger;

/// <summary>What can become of a proposed entry.</summary>
public enum AppendOutcome
{
    /// <summary>It is in the ledger, durably.</summary>
    Committed,

    /// <summary>An entry with the same scope and command id exists already (guarantee G2). It wins over a stale sequence.</summary>
    CommandKnown,

    /// <summary>
    /// The stream's head is not the predecessor that the proposer knew (guarantee G3), or an earlier entry of the same
    /// stream in the same batch was not committed. The proposer reads the stream again and decides again.
    /// </summary>
    SequenceTaken,
}
