using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kkr.Connections;

/// <summary>
/// The certificates of <see cref="ClusterTls"/> as their files hold them now. Files that were replaced are taken up by the
/// next connections; those that are open go on. Where the new ones cannot be used, the old ones stay in use.
/// </summary>
public sealed partial class ClusterCertificates
{
    /// <summary>The extended key usage of who is connected to.</summary>
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>The extended key usage of who connects.</summary>
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    /// <summary>How often the files are looked at, however many connections are attempted.</summary>
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(1);

    private readonly ClusterTls _files;
    private readonly TimeProvider _time;
    private readonly ILogger<ClusterCertificates> _logger;
    private readonly Lock _lock = new();
    private Contents _contents;
    private Certificates _certificates;
    private long _lookedAt;

    /// <summary>Reads the files.</summary>
    /// <exception cref="InvalidOperationException">One of them is missing, or not what it should be.</exception>
    public ClusterCertificates(IOptions<ClusterTls> files, TimeProvider time, ILogger<ClusterCertificates> logger)
    {
        (_files, _time, _logger) = (files.Value, time, logger);
        try
        {
            _contents = Read();
            _certificates = _contents.Load();
        }
        catch (Exception exception) when (IsOfFiles(exception))
        {
            throw new InvalidOperationException($"The certificates of {ClusterTls.Section} cannot be used: {exception.Message}", exception);
        }

        _lookedAt = time.GetTimestamp();
    }

    /// <summary>This member's certificate.</summary>
    public X509Certificate2 Own => Current().Own.TargetCertificate;

    /// <summary>Sets how a connection that another member opened is secured.</summary>
    public void Accept(SslServerAuthenticationOptions connection)
    {
        var current = Current();
        connection.ServerCertificateSelectionCallback = null;
        connection.ServerCertificateContext = current.Own;
        connection.ClientCertificateRequired = true;
        connection.CertificateChainPolicy = Trust(current.Authority, ClientAuthentication);
        // A resumed session would rest on a certificate that was judged earlier.
        connection.AllowTlsResume = false;
    }

    /// <summary>Sets how a connection that this member opens is secured.</summary>
    /// <param name="connection">The connection's settings.</param>
    /// <param name="name">The DNS name that must stand in the other member's certificate.</param>
    public void Open(SslClientAuthenticationOptions connection, string name)
    {
        var current = Current();
        connection.TargetHost = name;
        connection.ClientCertificateContext = current.Own;
        connection.CertificateChainPolicy = Trust(current.Authority, ServerAuthentication);
        connection.AllowTlsResume = false;
    }

    /// <summary>A chain to the authority of the cluster and no other; nobody is asked for revocations or missing certificates.</summary>
    private static X509ChainPolicy Trust(X509Certificate2Collection authority, string purpose)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(authority);
        policy.ApplicationPolicy.Add(new(purpose));
        return policy;
    }

    private Certificates Current()
    {
        lock (_lock)
        {
            if (_time.GetElapsedTime(_lookedAt) < LookAgainAfter) return _certificates;
            _lookedAt = _time.GetTimestamp();
            try
            {
                var contents = Read();
                if (contents == _contents) return _certificates;
                _certificates = contents.Load();
                _contents = contents;
                LogRenewed(_certificates.Own.TargetCertificate.NotAfter.ToUniversalTime());
            }
            catch (Exception exception) when (IsOfFiles(exception))
            {
                // Perhaps one file is replaced already and the next is not: it is read again at the next look.
                LogUnusable(exception);
            }

            return _certificates;
        }
    }

    private Contents Read() => new(File.ReadAllText(_files.Certificate), File.ReadAllText(_files.Key), File.ReadAllText(_files.Authority));

    private static bool IsOfFiles(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException;

    [LoggerMessage(LogLevel.Information, "The certificates of Orleans:Tls were renewed; this member's is valid until {NotAfter:u}")]
    private partial void LogRenewed(DateTime notAfter);

    [LoggerMessage(LogLevel.Warning, "The new certificates of Orleans:Tls cannot be used; the previous ones stay in use")]
    private partial void LogUnusable(Exception exception);

    private sealed record Contents(string Certificate, string Key, string Authority)
    {
        public Certificates Load()
        {
            var leaf = X509Certificate2.CreateFromPem(Certificate, Key);
            var own = new X509Certificate2Collection();
            own.ImportFromPem(Certificate);
            var authority = new X509Certificate2Collection();
            authority.ImportFromPem(Authority);
            if (authority.Count == 0) throw new ArgumentException("The file of the authority holds no certificate.");
            return new(SslStreamCertificateContext.Create(leaf, own, offline: true), authority);
        }
    }

    private sealed record Certificates(SslStreamCertificateContext Own, X509Certificate2Collection Authority);
}
