using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kkr.Telemetry;

/// <summary>
/// The order in which a process stops: first it says that it is not ready and goes on serving, then it takes nothing new
/// and ends what is under way, then it goes.
/// </summary>
public sealed partial class Draining(IOptions<ShutdownOptions> options, ILogger<Draining> log) : IHostedLifecycleService, IHealthCheck
{
    private volatile bool _begun;

    /// <summary>Whether the process has been asked to stop.</summary>
    public bool Begun => _begun;

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_begun ? HealthCheckResult.Unhealthy("It is stopping.") : HealthCheckResult.Healthy());

    /// <inheritdoc/>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _begun = true;
        LogBegun(options.Value.Notice, options.Value.Drain);
        await Task.Delay(options.Value.Notice, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Information, "Stopping: not ready from now on, serving for {Notice} more, then draining for at most {Drain}")]
    private partial void LogBegun(TimeSpan notice, TimeSpan drain);

    private readonly ILogger log = log;
}
