namespace Kkr.Cluster.Tests.Operations;

/// <summary>Two silos and a gateway that send traces to a collector and log what they do.</summary>
public sealed class OperatedCluster : IAsyncLifetime
{
    public Cluster Cluster { get; private set; } = null!;

    public TraceCollector Collector { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Collector = await TraceCollector.StartAsync();
        Cluster = await Cluster.StartAsync(silos: 2, new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Collector.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
            ["Logging__LogLevel__Default"] = "Information",
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (Cluster is not null) await Cluster.DisposeAsync();
        if (Collector is not null) await Collector.DisposeAsync();
    }
}
