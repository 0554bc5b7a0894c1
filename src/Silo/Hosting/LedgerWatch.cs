using System.Diagnostics.Metrics;
using Kkr.Ledger;

namespace Kkr.Hosting;

/// <summary>Looks from time to time how far the ledger has come, for operators; silent while it can't be read.</summary>
internal sealed class LedgerWatch : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly ILedger _ledger;
    private readonly TimeProvider _clock;
    private long _position = -1;

    public LedgerWatch(ILedger ledger, IMeterFactory meters, TimeProvider clock)
    {
        (_ledger, _clock) = (ledger, clock);
        meters.Create("Kkr.Ledger").CreateObservableGauge(
            "kkr.ledger.position", () => Interlocked.Read(ref _position) is >= 0 and var known ? [new(known)] : Array.Empty<Measurement<long>>(),
            "{entry}", "The position of the newest entry of the ledger, as this process read it last.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, _clock);
        do
        {
            try
            {
                Interlocked.Exchange(ref _position, await _ledger.ReadHeadAsync(stoppingToken));
            }
            catch (Exception exception) when (exception is LedgerUnavailableException)
            {
                Interlocked.Exchange(ref _position, -1);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
