using System.Net;
using System.Net.Security;
using Kkr.Connections;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Connections.Security;

namespace Kkr.Hosting;

/// <summary>Who may connect to a silo: other silos at its silo port, gateways at its gateway port, and nobody else.</summary>
public static class SiloConnections
{
    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Guards the silo's ports by mutual TLS, where <c>Orleans:Tls</c> is configured. Without it, only a silo that no other
    /// machine can reach starts, unless <c>Orleans:AllowPlainConnections</c> says that its network is guarded otherwise.
    /// </summary>
    /// <exception cref="InvalidOperationException">The silo would be open to whoever reaches its address.</exception>
    public static void GuardConnections(this ISiloBuilder silo, IPAddress advertised)
    {
        var configuration = silo.Configuration;
        if (!configuration.GetSection(ClusterTls.Section).Exists())
        {
            if (IPAddress.IsLoopback(advertised) || configuration.GetValue("Orleans:AllowPlainConnections", false)) return;
            throw new InvalidOperationException(
                $"The silo's address {advertised} can be reached by other machines, and {ClusterTls.Section} is not configured. "
                + "Set its certificates, or Orleans:AllowPlainConnections where the network itself keeps all but members away.");
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
