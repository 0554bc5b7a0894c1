namespace Kkr.Testing.History;

/// <summary>What can be wrong with a run.</summary>
public enum ViolationKind
{
    /// <summary>Something acknowledged is not in the ledger.</summary>
    Loss,

    /// <summary>Something counts twice.</summary>
    DoubleCount,

    /// <summary>Something is there that nobody asked for, or that was refused, or that says something else than was asked.</summary>
    Phantom,

    /// <summary>An answer did not hold what its token names.</summary>
    StaleRead,

    /// <summary>Positions, revisions or digests are not in the order in which things happened.</summary>
    BrokenOrder,

    /// <summary>A receipt says something else than the ledger.</summary>
    WrongReceipt,

    /// <summary>A report is not what its entries add up to.</summary>
    WrongReport,

    /// <summary>A table is not what its reports add up to.</summary>
    WrongTable,

    /// <summary>A missing figure is shown as zero.</summary>
    ZeroForMissing,
}
