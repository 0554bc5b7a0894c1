using Kkr.Ledger;
using Kkr.Reports;
using Microsoft.Extensions.Time.Testing;

namespace Kkr.Gateway.Tests;

/// <summary>A call that is repeated is answered for good: what it was told last still holds when nothing of it is on its way any more.</summary>
public sealed class RetryingTests
{
    private static readonly Answer<string> No = new Refusal(RefusalKind.Conflict, new("nej", "no"));

    private readonly FakeTimeProvider _clock = new();
    private readonly List<TimeSpan> _calls = [];

    [Fact]
    public async Task What_is_refused_at_once_is_answered_at_once()
    {
        Assert.Equal(No, await AskAsync(_ => No));
        Assert.Single(_calls);
    }

    [Fact]
    public async Task What_is_refused_after_a_repeat_is_asked_again_when_the_first_call_can_t_be_carried_out_any_more()
    {
        // The first call was carried out late, after the second was refused.
        var answer = await AskAsync(call => call switch { 0 => throw new TimeoutException(), 1 => No, _ => new("receipt", null, true) });
        Assert.Equal("receipt", answer.Value);
        Assert.Equal(3, _calls.Count);
        Assert.InRange(_calls[2] - _calls[0], TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(11));
    }

    [Fact]
    public async Task What_is_still_refused_then_is_refused()
    {
        Assert.Equal(No, await AskAsync(call => call == 0 ? throw new TimeoutException() : No));
        Assert.Equal(3, _calls.Count);
    }

    [Fact]
    public async Task A_right_that_is_lacking_and_what_is_carried_out_are_not_asked_again()
    {
        Assert.Equal("receipt", (await AskAsync(call => call == 0 ? throw new TimeoutException() : "receipt")).Value);
        Assert.Equal(RefusalKind.Forbidden, (await AskAsync(call => call == 2 ? throw new TimeoutException() : Refusal.Forbidden)).Refusal?.Kind);
        Assert.Equal(4, _calls.Count);
    }

    [Fact]
    public async Task What_a_silo_was_too_busy_for_is_over_and_a_refusal_then_stands_at_once()
    {
        var command = new RepeatedCommand<string>(
            _ =>
            {
                _calls.Add(_clock.GetElapsedTime(0));
                return _calls.Count == 1 ? Task.FromException<Answer<string>>(new LedgerOverloadedException("busy")) : Task.FromResult(No);
            },
            _clock);
        await Assert.ThrowsAsync<LedgerOverloadedException>(() => command.CallAsync(TestContext.Current.CancellationToken));
        Assert.Equal(No, await command.CallAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, _calls.Count);
    }

    private async Task<Answer<string>> AskAsync(Func<int, Answer<string>> answer)
    {
        var asking = Retrying.CommandAsync(
            _ =>
            {
                _calls.Add(_clock.GetElapsedTime(0));
                try
                {
                    return Task.FromResult(answer(_calls.Count - 1));
                }
                catch (TimeoutException exception)
                {
                    return Task.FromException<Answer<string>>(exception);
                }
            },
            _clock, TestContext.Current.CancellationToken);
        while (!asking.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        return await asking;
    }
}
