namespace Kkr.Hosting;

/// <summary>Makes sure, when a silo starts, that the reminders of all framework agreements come round.</summary>
internal sealed class AgreementWatch(IGrainFactory grains, ILogger<AgreementWatch> log) : IStartupTask
{
    public Task Execute(CancellationToken cancellationToken) =>
        StartupCall.RepeatAsync(() => grains.Agreements().WatchAsync(cancellationToken), log, cancellationToken);
}
