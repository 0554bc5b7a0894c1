using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Kkr.Telemetry;

/// <summary>
/// A port on which a gateway's figures are read without a token, for the Prometheus of its cluster: a scraper has no
/// person's role. Nothing else answers there, and only the cluster's network may reach it.
/// </summary>
public static class MetricsPort
{
    /// <summary>The setting that names the port; without it there is none, and figures need the role <c>operator</c>.</summary>
    public const string Setting = "Metrics:Port";

    /// <summary>Listens on the port as well, where one is configured; the very first in line.</summary>
    /// <exception cref="InvalidOperationException">The setting is not a port.</exception>
    public static void UseMetricsPort(this WebApplication app)
    {
        if (app.Configuration[Setting] is not { Length: > 0 } text) return;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65535)
            throw new InvalidOperationException($"{Setting} must be a port from 1 to 65535, and is '{text}'.");
        // An address that is added takes the place of those that are configured: they are kept.
        if (app.Urls.Count == 0)
            foreach (var url in Configured(app.Configuration))
                app.Urls.Add(url);
        app.Urls.Add($"http://*:{port}");
        app.MapWhen(context => context.Connection.LocalPort == port, branch =>
        {
            branch.UseOpenTelemetryPrometheusScrapingEndpoint(static context => context.Request.Path == TelemetryHost.MetricsPath);
            branch.Run(static context =>
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        });
    }

    /// <summary>The addresses that the process is configured to listen at.</summary>
    internal static IEnumerable<string> Configured(IConfiguration configuration)
    {
        const StringSplitOptions neat = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        if (configuration["URLS"] is { Length: > 0 } urls) return urls.Split(';', neat);
        return configuration["HTTP_PORTS"] is { Length: > 0 } ports ? ports.Split(';', neat).Select(p => $"http://*:{p}") : ["http://localhost:5000"];
    }
}
