using Kkr.Testing.Faults;
using Kkr.Testing.Namespaces;

[assembly: AssemblyFixture(typeof(Kkr.Faults.Tests.SharedCluster))]

namespace Kkr.Faults.Tests;

/// <summary>One cluster for all tests with faults; every test leaves it whole.</summary>
public sealed class SharedCluster : IAsyncLifetime
{
    private string? _unavailable;
    private FaultCluster? _cluster;

    /// <summary>The cluster; the test is skipped where it can't be made.</summary>
    public FaultCluster Cluster
    {
        get
        {
            if (_unavailable is { } why) Assert.Skip(why);
            return _cluster!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        _unavailable = await NetworkOfHosts.UnavailableAsync();
        if (_unavailable is null) _cluster = await FaultCluster.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
    }
}
