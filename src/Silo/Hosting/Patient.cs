using Kkr.Ledger;

namespace Kkr.Hosting;

/// <summary>
/// Something to be done when a silo starts that other silos have a part in, done again while they are too busy to answer:
/// a silo that joins a busy cluster must not die of that. Doing it again changes nothing.
/// </summary>
internal sealed partial class Patient<TTask>(IServiceProvider services, TimeProvider clock, ILogger<Patient<TTask>> log) : IStartupTask
    where TTask : IStartupTask
{
    private const int MaxAttempts = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task Execute(CancellationToken cancellationToken)
    {
        var task = ActivatorUtilities.CreateInstance<TTask>(services);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await task.Execute(cancellationToken);
                return;
            }
            catch (Exception exception) when (attempt < MaxAttempts && IsPassing(exception))
            {
                LogAgain(exception.GetType().Name, typeof(TTask).Name, attempt);
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
    }

    private static bool IsPassing(Exception exception) => exception
        is TimeoutException or OrleansMessageRejectionException or SiloUnavailableException or LedgerOverloadedException or LedgerUnavailableException;

    [LoggerMessage(LogLevel.Warning, "{Reason}: {Task} is done again (attempt {Attempt})")]
    private partial void LogAgain(string reason, string task, int attempt);

    private readonly ILogger log = log;
}
