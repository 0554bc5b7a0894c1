using System.Diagnostics.Metrics;
using Kkr.Ledger;
using Microsoft.Extensions.Options;

namespace Kkr.Hosting;

/// <summary>
/// Anchors the ledger from time to time, in each silo: those that share a file take turns, and of each interval the first
/// one anchors.
/// </summary>
internal sealed partial class AnchoringService : BackgroundService
{
    private readonly LedgerAnchoring _anchoring;
    private readonly IAnchors _anchors;
    private readonly AnchorOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<AnchoringService> log;
    private readonly Meter _meter;
    private long _position;

    public AnchoringService(
        LedgerAnchoring anchoring, IAnchors anchors, IOptions<AnchorOptions> options, TimeProvider clock, ILogger<AnchoringService> log, IMeterFactory meters)
    {
        (_anchoring, _anchors, _options, _clock, this.log) = (anchoring, anchors, options.Value, clock, log);
        _meter = meters.Create("Kkr.Ledger");
        _meter.CreateObservableGauge(
            "kkr.ledger.anchored.position", () => Volatile.Read(ref _position), "{entry}", "The position up to which the ledger is anchored.");
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_options.File is not null) await AnchorAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_options.File is not { } file)
        {
            LogNotConfigured();
            return;
        }

        LogAnchoring(file, _options.Interval);
        using var timer = new PeriodicTimer(_options.Interval, _clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (!await WasAnchoredAsync(stoppingToken)) await AnchorAsync(stoppingToken);
        }
    }

    /// <summary>Whether another silo has anchored in this interval.</summary>
    private async Task<bool> WasAnchoredAsync(CancellationToken cancellationToken)
    {
        try
        {
            var last = await _anchors.ReadLastAsync(cancellationToken);
            return last is not null && _clock.GetUtcNow() - last.At < _options.Interval / 2;
        }
        catch (IOException)
        {
            // Anchoring runs into the same, and tells of it.
            return false;
        }
    }

    private async Task AnchorAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await _anchoring.AnchorAsync(cancellationToken) is { } anchor) Volatile.Write(ref _position, anchor.Position);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The silo stops; the next one to start anchors.
        }
        catch (LedgerNotAnchoredException exception)
        {
            LogMismatch(exception);
        }
        catch (Exception exception)
        {
            LogFailed(exception);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Anchoring the ledger in {File} every {Interval}")]
    private partial void LogAnchoring(string file, TimeSpan interval);

    [LoggerMessage(2, LogLevel.Warning, "Ledger:Anchors:File is not configured: a ledger that is rewritten from some point on, or cut short, would not show")]
    private partial void LogNotConfigured();

    [LoggerMessage(3, LogLevel.Warning, "The ledger could not be anchored; it is tried again")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(4, LogLevel.Critical, "The ledger is not the one that was anchored; nothing is anchored until that is looked into")]
    private partial void LogMismatch(Exception exception);
}
