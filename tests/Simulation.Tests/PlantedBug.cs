namespace Kkr.Simulation;

/// <summary>Bugs that are planted around the product's code, to see that the checker names them. None is in the product.</summary>
public enum PlantedBug
{
    None,

    /// <summary>The writer answers before the commit.</summary>
    AckBeforeCommit,

    /// <summary>The ledger takes an entry whatever its stream's head is.</summary>
    MissingFence,

    /// <summary>Of each entry it is said that the one before it was committed in the session that lasts, whatever became of it.</summary>
    FalseSession,

    /// <summary>Pushes to tables get lost, and the tables' own reading finds nothing.</summary>
    LostPush,

    /// <summary>Nobody remembers command ids: a retry counts again.</summary>
    DoubledRetry,

    /// <summary>Tables take the first revision of a report only.</summary>
    DroppedCorrection,

    /// <summary>A replay is answered with a receipt that is not the first one.</summary>
    OtherReceipt,

    /// <summary>A refused command is recorded all the same.</summary>
    RecordedRefusal,

    /// <summary>The gateway's copy answers although it lacks what a token names.</summary>
    StaleCache,

    /// <summary>The country's table lacks a region.</summary>
    CountryMissesRegion,

    /// <summary>Entries get their positions in another order than that of their commits.</summary>
    Reorder,

    /// <summary>The disk loses the newest entries in a crash.</summary>
    TailLoss,

    /// <summary>A missing figure is shown as zero.</summary>
    ZeroForMissing,

    /// <summary>What is recorded is not what was submitted.</summary>
    AlteredContent,

    /// <summary>A total counts one report twice.</summary>
    CountedTwice,

    /// <summary>A report is read from a copy that is one revision old.</summary>
    OldReport,
}
