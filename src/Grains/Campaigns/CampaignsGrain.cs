using System.Collections.Immutable;
using Kkr.Ledger;
using Kkr.Rights;

namespace Kkr.Campaigns;

/// <summary>Keeps the newest row of every campaign and programme.</summary>
internal sealed class CampaignsGrain(ILedger ledger) : Grain, ICampaignsGrain
{
    private static readonly TimeSpan TimeBetweenReadings = TimeSpan.FromSeconds(10);

    private readonly TopicRows<CampaignState, CampaignEvent, CampaignRow> _rows = new(
        CampaignGrain.Topic, CampaignState.Empty, CampaignState.Apply, CampaignRules.Row, ledger);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await _rows.CatchUpAsync(cancellationToken);
        this.RegisterGrainTimer(_rows.CatchUpAsync, new GrainTimerCreationOptions(TimeBetweenReadings, TimeBetweenReadings) { Interleave = true });
    }

    public Task<ImmutableArray<CampaignRow>> ListAsync(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<CampaignRow>>(caller.IsAnonymous ? [] : [.. _rows.Rows]);

    public ValueTask IncludeAsync(CampaignRow row)
    {
        _rows.Include(row.Id, row.Revision, row);
        return ValueTask.CompletedTask;
    }
}
