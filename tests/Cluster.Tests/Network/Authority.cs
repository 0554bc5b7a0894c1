using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kkr.Cluster.Tests.Network;

/// <summary>A private certificate authority, as a cluster has one.</summary>
public sealed class Authority : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _certificate;

    public Authority(string name)
    {
        var request = new CertificateRequest("CN=" + name, _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        _certificate = request.CreateSelfSigned(Now.AddDays(-30), Now.AddDays(30));
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>The authority's own certificate, PEM.</summary>
    public string Pem => _certificate.ExportCertificatePem();

    /// <summary>A certificate of this authority for silos and gateways: both are connected to and connect.</summary>
    public MemberCertificate Issue(string name) => Issue(name, Now.AddDays(10), mayConnect: true);

    public MemberCertificate IssueExpired(string name) => Issue(name, Now.AddMinutes(-5), mayConnect: true);

    public MemberCertificate IssueForServersOnly(string name) => Issue(name, Now.AddDays(10), mayConnect: false);

    /// <summary>A certificate that its owner issued to itself.</summary>
    public static MemberCertificate SelfSigned(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = Request(name, key, mayConnect: true).CreateSelfSigned(Now.AddDays(-1), Now.AddDays(10));
        return new(certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    public void Dispose()
    {
        _certificate.Dispose();
        _key.Dispose();
    }

    private MemberCertificate Issue(string name, DateTimeOffset until, bool mayConnect)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = Request(name, key, mayConnect).Create(_certificate, Now.AddDays(-1), until, RandomNumberGenerator.GetBytes(8));
        return new(certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    private static CertificateRequest Request(string name, ECDsa key, bool mayConnect)
    {
        var request = new CertificateRequest("CN=member", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(
            mayConnect ? [new(ServerAuthentication), new(ClientAuthentication)] : [new(ServerAuthentication)], critical: false));
        return request;
    }
}
