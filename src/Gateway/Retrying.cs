using Kkr.Gateway.Problems;
using Kkr.Ledger;
using Kkr.Reports;

namespace Kkr.Gateway;

/// <summary>
/// Repeats calls that failed because a silo went: for commands with an id and for reads, which are safe to repeat. What
/// is overloaded is not called again; the client is told to wait.
/// </summary>
internal static class Retrying
{
    private const int Attempts = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Sends a command until an answer comes that stands, a few times.</summary>
    public static Task<Answer<T>> CommandAsync<T>(Func<CancellationToken, Task<Answer<T>>> send, CancellationToken cancellationToken)
        where T : class => CommandAsync(send, TimeProvider.System, cancellationToken);

    /// <summary>Sends a command until an answer comes that stands, a few times, pausing by a clock.</summary>
    public static Task<Answer<T>> CommandAsync<T>(Func<CancellationToken, Task<Answer<T>>> send, TimeProvider clock, CancellationToken cancellationToken)
        where T : class => Async(new RepeatedCommand<T>(send, clock).CallAsync, clock, cancellationToken);

    /// <summary>Calls until an answer comes, a few times.</summary>
    public static Task<T> Async<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken) =>
        Async(call, TimeProvider.System, cancellationToken);

    /// <summary>Calls until an answer comes, a few times, pausing by a clock.</summary>
    public static async Task<T> Async<T>(Func<CancellationToken, Task<T>> call, TimeProvider clock, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call(cancellationToken);
            }
            catch (Exception exception) when (
                attempt < Attempts && UnavailableHandler.IsPassing(exception)
                && exception is not (LedgerOverloadedException or LedgerUnavailableException))
            {
                await Task.Delay(Pause * attempt, clock, cancellationToken);
            }
        }
    }
}
