using Kkr.Ledger;
using Kkr.Reports;

namespace Kkr.Gateway;

/// <summary>
/// A command that is sent again where no answer comes. Of a refusal it tells only when nothing can carry out an earlier copy any
/// more: a silo that was taken for dead may still do so after another one refused the command.
/// </summary>
/// <param name="send">Sends it; each time with the same id.</param>
/// <param name="clock">Tells the time.</param>
/// <typeparam name="T">What is answered.</typeparam>
internal sealed class RepeatedCommand<T>(Func<CancellationToken, Task<Answer<T>>> send, TimeProvider clock)
    where T : class
{
    // Five seconds that a call may be on its way (Orleans:ResponseTimeout), and five that LedgerStream decides a command that has come.
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(10);

    private long? _unanswered;

    /// <summary>Sends the command. Refused too soon after a copy that was not answered, it is asked again once that one is over.</summary>
    public async Task<Answer<T>> CallAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var asked = clock.GetTimestamp();
            Answer<T> answer;
            try
            {
                answer = await send(cancellationToken);
            }
            catch (Exception exception) when (exception is not (LedgerOverloadedException or LedgerUnavailableException))
            {
                _unanswered = asked;
                throw;
            }

            if (answer.Refusal is null or { Kind: RefusalKind.Forbidden } || _unanswered is not { } lost || clock.GetElapsedTime(lost, asked) >= LongestLife) return answer;
            var rest = LongestLife - clock.GetElapsedTime(lost);
            if (rest > TimeSpan.Zero) await Task.Delay(rest, clock, cancellationToken);
        }
    }
}
