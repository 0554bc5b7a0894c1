namespace Kkr.Cluster.Tests.Network;

/// <summary>Two silos and a gateway that know each other by certificates.</summary>
public sealed class TlsCluster : IAsyncLifetime
{
    private readonly List<Authority> _authorities = [new("cluster")];

    /// <summary>Whom the cluster's certificates are of.</summary>
    public Authority Authority => _authorities[^1];

    public CertificateFiles Files { get; private set; } = null!;

    public Cluster Running { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Files = new(Authority);
        Running = await Cluster.StartAsync(silos: 2, Files.Setup());
    }

    /// <summary>An authority that takes the place of the one there is.</summary>
    public Authority Replace()
    {
        _authorities.Add(new("next"));
        return Authority;
    }

    public async ValueTask DisposeAsync()
    {
        if (Running is not null) await Running.DisposeAsync();
        Files?.Dispose();
        _authorities.ForEach(a => a.Dispose());
    }
}
