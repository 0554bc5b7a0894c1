using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Kkr.Gateway.Rights;

/// <summary>
/// Reads the issuer's keys again from time to time, so that a key it has withdrawn is not taken for longer than that. The
/// library itself would ask again only when a token names a key that it does not know, or after hours.
/// </summary>
internal sealed class IssuerKeys(IOptionsMonitor<JwtBearerOptions> options, IssuerSettings settings, TimeProvider clock) : BackgroundService
{
    /// <summary>Makes sure that the issuer's keys are known.</summary>
    /// <exception cref="IssuerUnavailableException">They never were, and the issuer does not answer.</exception>
    public static async Task EnsureKnownAsync(JwtBearerOptions options, CancellationToken cancellationToken)
    {
        if (options.ConfigurationManager is not { } issuer) return;
        try
        {
            _ = await issuer.GetConfigurationAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw new IssuerUnavailableException(exception);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Get(JwtBearerDefaults.AuthenticationScheme).ConfigurationManager is not { } issuer) return;
        using var timer = new PeriodicTimer(settings.KeyRefresh, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await RefreshAsync(issuer, stoppingToken);
    }

    private static async Task RefreshAsync(
        Microsoft.IdentityModel.Protocols.IConfigurationManager<OpenIdConnectConfiguration> issuer, CancellationToken cancellationToken)
    {
        issuer.RequestRefresh();
        try
        {
            // What was asked for is fetched by the next reading; what is known stays known while the issuer is away.
            _ = await issuer.GetConfigurationAsync(cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Never reached so far: whoever brings a token is told that the issuer is away.
        }
    }
}
