using Kkr.Municipalities;

namespace Kkr.Hosting;

/// <summary>Makes sure, when a silo starts, that the reminders of all deadlines come round.</summary>
internal sealed class DeadlineWatch(IGrainFactory grains, ILogger<DeadlineWatch> log) : IStartupTask
{
    public Task Execute(CancellationToken cancellationToken) =>
        Task.WhenAll(Areas.Regions.Select(region =>
            StartupCall.RepeatAsync(() => grains.Deadlines(region.Code).WatchAsync(), log, cancellationToken)));
}
