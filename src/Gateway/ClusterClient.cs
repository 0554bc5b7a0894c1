using System.Net.Security;
using Kkr.Connections;
using Kkr.Telemetry;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Connections.Security;
using Orleans.Dashboard;
using Orleans.Serialization;

namespace Kkr.Gateway;

/// <summary>How a gateway that is a process of its own finds the silo cluster.</summary>
public static class ClusterClient
{
    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Connects to the cluster whose members stand in the database of <c>ConnectionStrings:Kkr</c>, under
    /// <c>Orleans:ClusterId</c> and <c>Orleans:ServiceId</c>.
    /// </summary>
    /// <exception cref="InvalidOperationException">No connection string is configured.</exception>
    public static void AddClusterClient(this WebApplicationBuilder builder)
    {
        var connection = builder.Configuration.GetConnectionString("Kkr")
            ?? throw new InvalidOperationException("ConnectionStrings:Kkr is missing: the PostgreSQL database of the cluster.");
        builder.UseOrleansClient(client =>
        {
            client.UseAdoNetClustering(options =>
            {
                options.Invariant = "Npgsql";
                options.ConnectionString = connection;
            });
            client.Configure<ClusterOptions>(options =>
            {
                options.ClusterId = builder.Configuration["Orleans:ClusterId"] ?? "kkr";
                options.ServiceId = builder.Configuration["Orleans:ServiceId"] ?? "kkr";
            });
            client.SecureConnections();
            client.AddDashboard();
            if (TelemetryHost.CollectsTraces(builder.Configuration)) client.AddActivityPropagation();
            client.Services.Configure<ExceptionSerializationOptions>(options => options.SupportedNamespacePrefixes.Add(nameof(Npgsql)));
            // A call to a silo that died hangs until this runs out; the gateway then repeats it, which is safe.
            client.Configure<ClientMessagingOptions>(options =>
                options.ResponseTimeout = builder.Configuration.GetValue("Orleans:ResponseTimeout", TimeSpan.FromSeconds(5)));
            client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(5));
            client.UseConnectionRetryFilter(async (_, cancellationToken) =>
            {
                await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
                return true;
            });
        });
    }

    /// <summary>Connects by mutual TLS, where <c>Orleans:Tls</c> is configured: the silos of the cluster know this gateway, and it knows them.</summary>
    private static void SecureConnections(this IClientBuilder client)
    {
        if (!client.Configuration.GetSection(ClusterTls.Section).Exists()) return;
        client.Services.AddOptions<ClusterTls>().BindConfiguration(ClusterTls.Section).ValidateDataAnnotations().ValidateOnStart();
        client.Services.AddSingleton<ClusterCertificates>();
        client.Services.AddOptions<ClientConnectionOptions>().Configure<ClusterCertificates, IOptions<ClusterTls>>((connections, certificates, tls) =>
            connections.ConfigureConnection(connection => connection.UseClientTls(new()
            {
                HandshakeTimeout = HandshakeTimeout,
                RemoteCertificateMode = RemoteCertificateMode.RequireCertificate,
                OnAuthenticateAsClient = (_, options) => certificates.Open(
                    (SslClientAuthenticationOptions)options.SslClientAuthenticationOptions, tls.Value.SiloName),
            })));
    }
}
