namespace Kkr.Simulation;

/// <summary>What goes wrong in a simulation.</summary>
internal enum FaultKind
{
    /// <summary>A silo dies with all that it held in memory; another takes its place later.</summary>
    Crash,

    /// <summary>A silo stands still, is taken for dead, and goes on as if nothing had happened before it learns of it.</summary>
    Pause,

    /// <summary>The cluster is cut in two: each side has an activation of its own of whatever is called.</summary>
    Partition,

    /// <summary>Grains move to other silos in good order.</summary>
    Deactivation,

    /// <summary>A silo's clock is stepped.</summary>
    ClockStep,

    /// <summary>The database is away for a while.</summary>
    StorageAway,

    /// <summary>A message between processes is lost.</summary>
    MessageLost,

    /// <summary>The answer to one is.</summary>
    AnswerLost,

    /// <summary>A message is overtaken by many others.</summary>
    SlowMessage,

    /// <summary>The database fails before it has committed.</summary>
    StorageErrorBefore,

    /// <summary>The database has committed, and its answer is lost.</summary>
    StorageErrorAfter,

    /// <summary>The database commits long after the writer has given up.</summary>
    LateCommit,

    /// <summary>A client's connection breaks while its request goes on.</summary>
    ConnectionLost,

    /// <summary>A client sends the same again, to the other gateway, before it has an answer.</summary>
    ImpatientRepeat,
}
