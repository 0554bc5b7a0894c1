using System.Net;
using System.Net.Security;
using Kkr.Connections;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Connections.Security;

namespace Kkr.Hosting;

/// <summary>Who may connect to a silo: other silos at its silo port, gateways at its gateway port, and nobody else.</summary>
public static partial class SiloConnections
{
    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Guards the silo's ports by mutual TLS, where <c>Orleans:Tls</c> is configured. Without it a silo that other machines
    /// can reach warns at its start, and does not start where <c>Orleans:RequireTls</c> is set.
    /// </summary>
    /// <exception cref="InvalidOperationException">TLS is required and not configured.</exception>
    public static void GuardConnections(this ISiloBuilder silo, IPAddress advertised)
    {
        var configuration = silo.Configuration;
        if (!configuration.GetSection(ClusterTls.Section).Exists())
        {
            if (configuration.GetValue("Orleans:RequireTls", false))
                throw new InvalidOperationException($"Orleans:RequireTls is set, and the certificates of {ClusterTls.Section} are not configured.");
            if (!IPAddress.IsLoopback(advertised)) silo.AddStartupTask((services, _) => WarnAsync(services, advertised));
            return;
        }

        silo.Services.AddOptions<ClusterTls>().BindConfiguration(ClusterTls.Section).ValidateDataAnnotations().ValidateOnStart();
        silo.Services.AddSingleton<ClusterCertificates>();
        silo.Services.AddOptions<SiloConnectionOptions>().Configure<ClusterCertificates, IOptions<ClusterTls>>((connections, certificates, tls) =>
        {
            connections.ConfigureSiloInboundConnection(connection => connection.UseServerTls(From(tls.Value.SiloName, certificates)));
            connections.ConfigureGatewayInboundConnection(connection => connection.UseServerTls(From(tls.Value.GatewayName, certificates)));
            connections.ConfigureSiloOutboundConnection(connection => connection.UseClientTls(To(tls.Value.SiloName, certificates)));
        });
    }

    private static Task WarnAsync(IServiceProvider services, IPAddress advertised)
    {
        LogOpen(services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SiloConnections).FullName!), advertised);
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Orleans:Tls is not configured: whoever reaches {Address} can join the cluster. Its network must keep all but members away.")]
    private static partial void LogOpen(ILogger logger, IPAddress address);

    private static TlsOptions From(string name, ClusterCertificates certificates) => new()
    {
        HandshakeTimeout = HandshakeTimeout,
        RemoteCertificateMode = RemoteCertificateMode.RequireCertificate,
        LocalServerCertificateSelector = (_, _) => certificates.Own,
        OnAuthenticateAsServer = (_, options) => certificates.Accept((SslServerAuthenticationOptions)options.SslServerAuthenticationOptions),
        RemoteCertificateValidation = (certificate, _, errors) =>
            errors == SslPolicyErrors.None && certificate.MatchesHostname(name, allowWildcards: false, allowCommonName: false),
    };

    private static TlsOptions To(string name, ClusterCertificates certificates) => new()
    {
        HandshakeTimeout = HandshakeTimeout,
        RemoteCertificateMode = RemoteCertificateMode.RequireCertificate,
        OnAuthenticateAsClient = (_, options) => certificates.Open((SslClientAuthenticationOptions)options.SslClientAuthenticationOptions, name),
    };
}
