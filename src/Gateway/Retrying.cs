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

    // As long as a call may be on its way, and as long as a command may be decided after it has come.
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(10);

    /// <summary>Calls until an answer comes, a few times.</summary>
    public static Task<Answer<T>> Async<T>(Func<CancellationToken, Task<Answer<T>>> call, CancellationToken cancellationToken)
        where T : class => Async(call, TimeProvider.System, cancellationToken);

    /// <summary>
    /// Calls until an answer comes, a few times. What is refused when it is called again is asked once more when the calls before it
    /// can't be carried out any more: one of them may be, by a silo that was taken for dead, after another one refused the command.
    /// </summary>
    public static async Task<Answer<T>> Async<T>(Func<CancellationToken, Task<Answer<T>>> call, TimeProvider clock, CancellationToken cancellationToken)
        where T : class
    {
        var (calls, newest, before) = (0, 0L, 0L);
        var answer = await Async<Answer<T>>(CountedAsync, clock, cancellationToken);
        if (calls == 1 || answer.Refusal is null or { Kind: RefusalKind.Forbidden }) return answer;
        var rest = LongestLife - clock.GetElapsedTime(before);
        if (rest > TimeSpan.Zero) await Task.Delay(rest, clock, cancellationToken);
        return await Async<Answer<T>>(call, clock, cancellationToken);

        Task<Answer<T>> CountedAsync(CancellationToken token)
        {
            (calls, before, newest) = (calls + 1, newest, clock.GetTimestamp());
            return call(token);
        }
    }

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
