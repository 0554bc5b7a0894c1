using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Kkr.Tables;

/// <summary>News that are delivered with a rest after each delivery, and who stops while it rests.</summary>
public sealed class ConflationTests
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(50);
    private readonly FakeTimeProvider _clock = new();
    private readonly ConcurrentQueue<DateTimeOffset> _deliveries = new();

    [Fact]
    public async Task The_first_news_go_at_once_and_what_comes_while_it_rests_goes_together_afterwards()
    {
        var conflation = Create();
        await conflation.Signal();
        var (second, third) = (conflation.Signal(), conflation.Signal());
        await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.Single(_deliveries);

        _clock.Advance(Rest);
        await Task.WhenAll(second, third);

        Assert.Equal([TimeSpan.Zero, Rest], _deliveries.Select(d => d - _deliveries.First()));
    }

    [Fact]
    public async Task Who_stops_while_it_rests_delivers_what_there_is_without_resting()
    {
        var conflation = Create();
        await conflation.Signal();
        var second = conflation.Signal();

        await conflation.StopAsync(TimeSpan.FromSeconds(2)).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.True(second.IsCompletedSuccessfully);
        Assert.Equal(2, _deliveries.Count);
    }

    private Conflation Create() => new("news", () =>
    {
        _deliveries.Enqueue(_clock.GetUtcNow());
        return Task.CompletedTask;
    }, _clock, NullLogger.Instance, Rest);
}
