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

    /// <summary>The entries up to it are consistent, but not those that were anchored at its position: history was written anew.</summary>
    AnchorMismatch,

    /// <summary>There was an entry at this position when it was anchored, and there is none: the tail was cut off.</summary>
    TailCut,

    /// <summary>The anchors themselves are not those that were written.</summary>
    AnchorsBroken,
}
