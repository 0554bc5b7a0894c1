using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kkr;

/// <summary>News that come while others are on their way, and who stops meanwhile.</summary>
public sealed class ConflationTests
{
    private readonly ConcurrentQueue<TaskCompletionSource> _deliveries = new();

    [Fact]
    public async Task What_comes_while_a_delivery_is_under_way_goes_together_with_the_next()
    {
        var conflation = Create();
        var first = conflation.Signal();
        var (second, third) = (conflation.Signal(), conflation.Signal());
        Assert.Single(_deliveries);

        _deliveries.First().SetResult();
        await first;
        Assert.False(second.IsCompleted);
        Assert.Equal(2, _deliveries.Count);
        _deliveries.Last().SetResult();

        await Task.WhenAll(second, third).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal(2, _deliveries.Count);
    }

    [Fact]
    public async Task Who_stops_waits_for_what_is_under_way_but_not_for_ever()
    {
        var conflation = Create();
        var first = conflation.Signal();
        var stopping = conflation.StopAsync(TimeSpan.FromMinutes(5));
        Assert.False(stopping.IsCompleted);
        _deliveries.First().SetResult();
        await stopping.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.True(first.IsCompletedSuccessfully);

        var stuck = Create();
        stuck.Signal().Ignore();
        await stuck.StopAsync(TimeSpan.FromMilliseconds(1)).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    private Conflation Create() => new("news", () =>
    {
        var delivery = new TaskCompletionSource();
        _deliveries.Enqueue(delivery);
        return delivery.Task;
    }, TimeProvider.System, NullLogger.Instance);
}
