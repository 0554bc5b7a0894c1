using Kkr.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Orleans.Dashboard;

namespace Kkr.Hosting;

/// <summary>
/// Feeds the silo counters of the Orleans dashboard once a minute, in place of the dashboard's own feed, which does so each
/// second: some of Orleans' figures go through every live grain and every directory entry each time, which took a quarter of the
/// processor time of a silo with 200,000 live reports (docs/performance.md).
/// </summary>
internal sealed class DashboardFeed(IServiceProvider services, Type host, Type exporter) : IHostedService
{
    private const int MillisecondsBetweenFeeds = 60_000;
    private const string Namespace = "Orleans.Dashboard.";

    private MeterProvider? _counters;

    /// <summary>Adds the dashboard, fed by this.</summary>
    /// <exception cref="InvalidOperationException">The dashboard is not made as this release of it was.</exception>
    public static void AddTo(ISiloBuilder silo)
    {
        silo.AddDashboard(options => options.CounterUpdateIntervalMs = 5_000);
        var host = silo.Services.Single(s => s.ImplementationType?.FullName == Namespace + "DashboardHost");
        var exporter = silo.Services.Single(s => s.ServiceType.FullName == Namespace + "Implementation.DashboardTelemetryExporter").ServiceType;
        silo.Services.AddHostedService(services => new DashboardFeed(services, host.ServiceType, exporter));
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // It has started with the silo. All that it holds is its own feed.
        await ((IAsyncDisposable)services.GetRequiredService(host)).DisposeAsync();
        _counters = Sdk.CreateMeterProviderBuilder().AddMeter("Microsoft.Orleans")
            .AddView(static _ => new MetricStreamConfiguration { CardinalityLimit = TelemetryHost.SeriesOfAnInstrument })
            .AddReader(new PeriodicExportingMetricReader((BaseExporter<Metric>)services.GetRequiredService(exporter), MillisecondsBetweenFeeds))
            .Build();
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _counters?.Dispose();
        return Task.CompletedTask;
    }
}
