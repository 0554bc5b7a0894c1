namespace Kkr.Testing.Faults;

/// <summary>What is done to a running cluster.</summary>
public enum FaultKind
{
    /// <summary>A silo gets SIGKILL, and is started again.</summary>
    SiloKilled,

    /// <summary>A silo gets SIGSTOP and, after a while in which it is taken for dead, SIGCONT.</summary>
    SiloPaused,

    /// <summary>A silo loses every packet, to the database too, and nobody is told.</summary>
    SiloCutOff,

    /// <summary>A silo loses every packet to silos and gateways, and still reaches the database.</summary>
    SiloCutFromCluster,

    /// <summary>A gateway gets SIGKILL, and is started again.</summary>
    GatewayKilled,

    /// <summary>A gateway is cut off from silos and the database, and still reaches clients.</summary>
    GatewayCutOff,

    /// <summary>PostgreSQL and all its processes get SIGKILL, and it is started again.</summary>
    DatabaseKilled,

    /// <summary>The disk under PostgreSQL is full for a while.</summary>
    DiskFull,

    /// <summary>The clock of a silo is stepped, by minutes, to and fro.</summary>
    ClockStepped,

    /// <summary>A gateway gets more connections than anybody needs, which then say nothing.</summary>
    ConnectionFlood,
}
