using System.Security.Cryptography.X509Certificates;

namespace Kkr.Cluster.Tests.Network;

/// <summary>A certificate and its key, PEM.</summary>
public sealed record MemberCertificate(string Certificate, string Key)
{
    public X509Certificate2 Load() => X509Certificate2.CreateFromPem(Certificate, Key);
}
