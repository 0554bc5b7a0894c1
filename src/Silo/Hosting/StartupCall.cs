using Orleans.Runtime.Messaging;

namespace Kkr.Hosting;

/// <summary>
/// Calls to grains while a silo starts. A cluster that is busy, or a ledger that is away for a moment, delays the start; it
/// does not end the process, which would only start again and ask anew.
/// </summary>
internal static partial class StartupCall
{
    private const int Attempts = 12;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Calls until it succeeds, for about a minute at most; what is asked must be safe to ask twice.</summary>
    /// <exception cref="TimeoutException">It never answered.</exception>
    public static async Task RepeatAsync(Func<Task> call, ILogger log, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await call();
                return;
            }
            catch (Exception exception) when (attempt < Attempts && exception
                is TimeoutException or OrleansMessageRejectionException or SiloUnavailableException or ConnectionFailedException
                or Ledger.LedgerUnavailableException or Ledger.LedgerOverloadedException)
            {
                LogDelayed(log, attempt, exception.GetType().Name);
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The start waits for a grain's answer (attempt {Attempt}: {Reason})")]
    private static partial void LogDelayed(ILogger log, int attempt, string reason);
}
