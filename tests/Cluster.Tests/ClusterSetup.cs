using Kkr.Testing.Namespaces;

namespace Kkr.Cluster.Tests;

/// <summary>How a cluster differs from the ordinary one, which is on this machine's loopback address.</summary>
public sealed record ClusterSetup
{
    /// <summary>The host that all of it runs on; its database and probes listen there on the loopback address only.</summary>
    public NetworkHost? Host { get; init; }

    /// <summary>The database that it starts on, of somebody else's server; without it, it has a server of its own.</summary>
    public string? Connection { get; init; }

    /// <summary>Settings of its own PostgreSQL.</summary>
    public IReadOnlyList<string> DatabaseSettings { get; init; } = [];

    /// <summary>Settings of every process, beside those that a cluster needs.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Changes the settings of a silo, by its number.</summary>
    public Action<int, Dictionary<string, string>>? ConfigureSilo { get; init; }

    /// <summary>Changes the settings of the gateway.</summary>
    public Action<Dictionary<string, string>>? ConfigureGateway { get; init; }
}
