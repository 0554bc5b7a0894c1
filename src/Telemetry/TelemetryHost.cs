using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Kkr.Telemetry;

/// <summary>What operators see of a process from outside: its figures for Prometheus, and traces for a collector where one is named.</summary>
public static class TelemetryHost
{
    /// <summary>Where the figures stand.</summary>
    public const string MetricsPath = "/metrics";

    /// <summary>The setting that names the collector of traces; the other <c>OTEL_…</c> settings hold as OpenTelemetry defines them.</summary>
    public const string CollectorSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>
    /// The most series that a figure of Orleans, of the runtime or of the database's driver is kept in; room for as many is set
    /// aside for each. Requests have more: every route, method and status is one.
    /// </summary>
    public const int SeriesOfAnInstrument = 200;

    /// <summary>Calls of this product's grains, as Orleans traces them.</summary>
    private const string GrainCalls = "Microsoft.Orleans.Application";

    private static readonly string[] Sources = [GrainCalls, "Microsoft.Orleans.Runtime", "Npgsql", "Kkr.*"];

    private static readonly string[] Meters =
    [
        "Kkr.*", "Microsoft.Orleans", "Npgsql", "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.Authentication", "Microsoft.AspNetCore.Authorization", "Microsoft.AspNetCore.Diagnostics",
    ];

    /// <summary>Whether a collector of traces is named. Without one no trace follows a call into a grain: that would cost each call, and serve nobody.</summary>
    public static bool CollectsTraces(IConfiguration configuration) => !string.IsNullOrEmpty(configuration[CollectorSetting]);

    /// <summary>Adds figures, traces and the id that joins log lines; each part of the process may ask for it.</summary>
    /// <param name="builder">The process.</param>
    /// <param name="service">What traces call it.</param>
    public static void AddTelemetry(this WebApplicationBuilder builder, string service)
    {
        if (builder.Services.Any(s => s.ServiceType == typeof(MeterProvider))) return;
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(service, serviceNamespace: "kkr"))
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddPrometheusExporter().AddView(static instrument =>
                instrument.Meter.Name is "Microsoft.Orleans" or "System.Runtime" or "Npgsql" ? new MetricStreamConfiguration { CardinalityLimit = SeriesOfAnInstrument } : null));
        if (!CollectsTraces(builder.Configuration)) return;
        builder.Services.AddOpenTelemetry().WithTracing(tracing => tracing
            .AddSource(Sources)
            .AddAspNetCoreInstrumentation(http => http.Filter = static context => !IsOperators(context.Request.Path))
            .AddOtlpExporter());
    }

    /// <summary>Maps the figures; who may read them, the caller says.</summary>
    public static IEndpointConventionBuilder MapMetrics(this WebApplication app) => app.MapPrometheusScrapingEndpoint(MetricsPath);

    private static bool IsOperators(PathString path) =>
        path.StartsWithSegments(MetricsPath, StringComparison.Ordinal) || path.StartsWithSegments("/health", StringComparison.Ordinal);
}
