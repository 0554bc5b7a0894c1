using Kkr.Municipalities;

namespace Kkr.Hosting;

/// <summary>Makes sure, when a silo starts, that the reminders of all deadlines come round.</summary>
internal sealed class DeadlineWatch(IGrainFactory grains, ILogger<DeadlineWatch> log) : IStartupTask
{
    private const int AtOnce = 16;

    public Task Execute(CancellationToken cancellationToken) => Parallel.ForEachAsync(
        Areas.Regions, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (region, cancelled) =>
            await StartupCall.RepeatAsync(() => grains.Deadlines(region.Code).WatchAsync(), log, cancelled));
}
