using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Kkr.Reports;

/// <summary>What is told of reports: the newest of each, again until it is taken in, and nobody waits for ever.</summary>
public sealed class ContributionsTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ConcurrentQueue<ImmutableArray<Report>> _calls = new();
    private TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task What_changes_while_a_call_is_under_way_goes_with_the_next_in_its_newest_state()
    {
        using var contributions = Create();
        var first = contributions.TellAsync("table", Revision("851", 1));
        await CalledAsync(1);
        var (second, third, other) = (
            contributions.TellAsync("table", Revision("851", 3)), contributions.TellAsync("table", Revision("851", 2)), contributions.TellAsync("table", Revision("840", 1)));
        Assert.False(first.IsCompleted);

        Answer();
        Assert.True(await first);
        await CalledAsync(2);
        Assert.False(second.IsCompleted);
        Answer();

        Assert.All(await Task.WhenAll(second, third, other), Assert.True);
        Assert.Equal([("840", 1L), ("851", 3L)], _calls.ToArray()[1].Select(r => (r.Key.Reporter.Value, r.Revision)).Order());
        Assert.Equal(2, _calls.Count);
    }

    [Fact]
    public async Task A_call_that_fails_is_made_again_and_who_waits_too_long_is_told_so()
    {
        using var contributions = Create();
        var told = contributions.TellAsync("table", Revision("851", 1));
        await CalledAsync(1);
        Interlocked.Exchange(ref _answer, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetException(new TimeoutException());

        // By and by the pauses end; each call fails until one is answered.
        while (_calls.Count < 2) await PassAsync(TimeSpan.FromMilliseconds(50));
        while (!told.IsCompleted) await PassAsync(TimeSpan.FromMilliseconds(200));
        Assert.False(await told);

        var later = contributions.TellAsync("table", Revision("851", 2));
        Answer();
        await CalledAsync(3);
        Answer();
        Assert.True(await later);
        Assert.Equal([1L, 1L, 2L], _calls.Select(reports => reports.Single().Revision));
    }

    [Fact]
    public async Task What_changes_while_it_rests_goes_together_afterwards()
    {
        var rest = TimeSpan.FromMilliseconds(100);
        using var contributions = Create(rest);
        var first = contributions.TellAsync("country", Revision("851", 1));
        await CalledAsync(1);
        Answer();
        Assert.True(await first);

        Task<bool>[] later = [contributions.TellAsync("country", Revision("851", 2)), contributions.TellAsync("country", Revision("840", 1))];
        await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.Single(_calls);
        _clock.Advance(rest);
        await CalledAsync(2);
        Answer();

        Assert.All(await Task.WhenAll(later), Assert.True);
        Assert.Equal(2, _calls.ToArray()[1].Length);
    }

    private static Report Revision(string reporter, long revision) =>
        Report.Empty(ReportKey.Parse($"{reporter}/voksenlaerlinge/2020")) with { Revision = revision };

    private TestContributions Create(TimeSpan rest = default) => new(async reports =>
    {
        var answer = _answer.Task;
        _calls.Enqueue(reports);
        await answer;
    }, rest, _clock);

    private void Answer() => Interlocked.Exchange(ref _answer, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();

    private async Task CalledAsync(int calls)
    {
        while (_calls.Count < calls) await Task.Delay(1, TestContext.Current.CancellationToken);
    }

    private async Task PassAsync(TimeSpan time)
    {
        _clock.Advance(time);
        await Task.Delay(1, TestContext.Current.CancellationToken);
    }

    private sealed class TestContributions(Func<ImmutableArray<Report>, Task> deliver, TimeSpan rest, TimeProvider clock)
        : Contributions<string>((_, reports) => new(deliver(reports)), TimeSpan.FromSeconds(1), rest, TaskScheduler.Default, clock, NullLogger.Instance);
}
