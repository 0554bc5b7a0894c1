using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Kkr.Telemetry;

/// <summary>
/// Asks a process that runs in the same container whether it is ready, for engines whose health checks run a command: the
/// images have nothing else to ask with.
/// </summary>
public static class HealthProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Asks <c>/health/ready</c> at the first configured address.</summary>
    /// <returns>The exit code: 0 when it is ready.</returns>
    public static async Task<int> RunAsync(IConfiguration configuration)
    {
        var address = BindingAddress.Parse(MetricsPort.Configured(configuration).First());
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new UriBuilder(address.Scheme, "127.0.0.1", address.Port, "/health/ready").Uri);
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return 1;
        }
    }
}
