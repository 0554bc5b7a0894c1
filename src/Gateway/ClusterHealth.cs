using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Kkr.Gateway;

/// <summary>Whether the silo cluster answers.</summary>
internal sealed class ClusterHealth(IGrainFactory grains) : IHealthCheck
{
    /// <summary>The tag of checks that tell whether to send requests here.</summary>
    public const string Ready = "ready";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await grains.Catalogue().ListAsync(cancellationToken).WaitAsync(TimeSpan.FromSeconds(2), cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception)
        {
            return HealthCheckResult.Unhealthy("The silo cluster does not answer.", exception);
        }
    }
}
