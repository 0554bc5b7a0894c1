using System.Diagnostics;
using Orleans.Runtime.Messaging;

namespace Kkr.Hosting;

/// <summary>
/// Calls to grains while a silo starts. A cluster that is busy, or a ledger that is away for a moment, delays the start; it
/// does not end the process, which would only start again and ask anew.
/// </summary>
internal static partial class StartupCall
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // A member whose clock was set back asks nobody who is alive until its clock has caught up, and refuses until then.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Calls until it succeeds, for three minutes at most; what is asked must be safe to ask twice.</summary>
    /// <exception cref="TimeoutException">It never answered; other failures are those of the last attempt.</exception>
    public static async Task RepeatAsync(Func<Task> call, ILogger log, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await call();
                return;
            }
            catch (Exception exception) when (Stopwatch.GetElapsedTime(started) < Patience && exception
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
