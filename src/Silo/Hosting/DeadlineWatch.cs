using Kkr.Municipalities;

namespace Kkr.Hosting;

/// <summary>Makes sure, when a silo starts, that the reminders of all deadlines come round.</summary>
internal sealed class DeadlineWatch(IGrainFactory grains) : IStartupTask
{
    public Task Execute(CancellationToken cancellationToken) =>
        Task.WhenAll(Denmark.Regions.Select(region => grains.Deadlines(region.Code).WatchAsync()));
}
