using System.Collections.Immutable;
using Kkr.Ledger;
using Kkr.Rights;

namespace Kkr.Agreements;

/// <summary>Keeps the newest row of every agreement.</summary>
internal sealed class AgreementsGrain(ILedger ledger) : Grain, IAgreementsGrain
{
    private static readonly TimeSpan TimeBetweenReadings = TimeSpan.FromSeconds(10);

    private readonly TopicRows<AgreementState, AgreementEvent, AgreementRow> _rows = new(
        AgreementGrain.Topic, AgreementState.Empty, AgreementState.Apply, AgreementCalendar.Row, ledger);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await _rows.CatchUpAsync(cancellationToken);
        this.RegisterGrainTimer(_rows.CatchUpAsync, new GrainTimerCreationOptions(TimeBetweenReadings, TimeBetweenReadings) { Interleave = true });
    }

    public Task<ImmutableArray<AgreementRow>> ListAsync(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<AgreementRow>>(AgreementRights.MaySee(caller) ? [.. _rows.Rows] : []);

    public ValueTask IncludeAsync(AgreementRow row)
    {
        _rows.Include(row.Id, row.Revision, row);
        return ValueTask.CompletedTask;
    }

    public Task WatchAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_rows.Rows.ToList().Select(row => GrainFactory.Agreement(row.Id).WatchAsync(cancellationToken)));
}
