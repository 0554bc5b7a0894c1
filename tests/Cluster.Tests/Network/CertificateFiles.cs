namespace Kkr.Cluster.Tests.Network;

/// <summary>The files that a cluster's members have their certificates in: one pair for all silos, one for the gateway.</summary>
public sealed class CertificateFiles : IDisposable
{
    public const string SiloName = "silo.kkr";
    public const string GatewayName = "gateway.kkr";

    private readonly string _folder = Directory.CreateTempSubdirectory("kkr-certificates-").FullName;

    public CertificateFiles(Authority authority)
    {
        Trust(authority);
        Issue(authority);
    }

    /// <summary>A cluster whose members use these files.</summary>
    public ClusterSetup Setup() => new()
    {
        ConfigureSilo = (_, settings) => Configure(settings, "silo"),
        ConfigureGateway = settings => Configure(settings, "gateway"),
    };

    /// <summary>Replaces whom the members trust.</summary>
    public void Trust(params IReadOnlyList<Authority> authorities) => Write("authority.pem", string.Join('\n', authorities.Select(a => a.Pem)));

    /// <summary>Replaces the members' certificates.</summary>
    public void Issue(Authority authority)
    {
        Write("silo", authority.Issue(SiloName));
        Write("gateway", authority.Issue(GatewayName));
    }

    public void Configure(Dictionary<string, string> settings, string member)
    {
        settings["Orleans__Tls__Certificate"] = Path.Combine(_folder, member + ".crt");
        settings["Orleans__Tls__Key"] = Path.Combine(_folder, member + ".key");
        settings["Orleans__Tls__Authority"] = Path.Combine(_folder, "authority.pem");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The key is replaced a moment after the certificate, as any two files are.</summary>
    private void Write(string member, MemberCertificate certificate)
    {
        Write(member + ".crt", certificate.Certificate);
        Write(member + ".key", certificate.Key);
    }

    private void Write(string file, string pem)
    {
        var draft = Path.Combine(_folder, file + ".new");
        File.WriteAllText(draft, pem);
        File.Move(draft, Path.Combine(_folder, file), overwrite: true);
    }
}
