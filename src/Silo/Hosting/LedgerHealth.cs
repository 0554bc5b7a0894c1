using Kkr.Ledger;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Kkr.Hosting;

/// <summary>Whether this silo reaches the ledger.</summary>
internal sealed class LedgerHealth(ILedger ledger) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await ledger.ReadHeadAsync(cancellationToken).WaitAsync(TimeSpan.FromSeconds(2), cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception)
        {
            return HealthCheckResult.Unhealthy("The ledger does not answer.", exception);
        }
    }
}
