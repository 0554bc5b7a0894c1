namespace Kkr.Ledger;

/// <summary>What can be wrong with an entry, in the order in which it is looked for.</summary>
public enum ChainBreakReason
{
    /// <summary>Its position does not follow the one before: entries are missing, doubled or out of order.</summary>
    PositionGap,

    /// <summary>Its sequence does not follow the stream's entry before.</summary>
    SequenceGap,

    /// <summary>It does not carry the digest of the stream's entry before.</summary>
    WrongPrevious,

    /// <summary>Its content does not have the digest it carries.</summary>
    WrongHash,

    /// <summary>Another entry before it has the same scope and command id.</summary>
    DuplicateCommand,
}
