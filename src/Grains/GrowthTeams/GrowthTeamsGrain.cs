using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Rights;

namespace Kkr.GrowthTeams;

/// <summary>Keeps the newest row of every team, so that the summary asks the pot and nobody else.</summary>
internal sealed class GrowthTeamsGrain(ILedger ledger, TimeProvider clock) : Grain, IGrowthTeamsGrain
{
    private static readonly TimeSpan TimeBetweenReadings = TimeSpan.FromSeconds(10);

    private readonly TopicRows<GrowthTeamState, GrowthTeamEvent, GrowthTeamRow> _rows = new(
        GrowthTeamGrain.Topic, GrowthTeamState.Empty, GrowthTeamState.Apply,
        (id, state) => state.Terms is null ? null : MandateRules.Row(MandateRules.View(id, state), clock.Today()), ledger);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await _rows.CatchUpAsync(cancellationToken);
        this.RegisterGrainTimer(_rows.CatchUpAsync, new GrainTimerCreationOptions(TimeBetweenReadings, TimeBetweenReadings) { Interleave = true });
    }

    public async Task<Answer<GrowthTeamsSummary>> SummarizeAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!TeamRights.MaySummarize(caller)) return Refusal.Forbidden;
        var pot = await GrainFactory.FundingPot().ReadAsync(cancellationToken);
        return MandateRules.Summary(_rows.Rows, pot, clock.Today());
    }

    public ValueTask IncludeAsync(GrowthTeamRow row, long revision)
    {
        _rows.Include(row.Id, revision, row);
        return ValueTask.CompletedTask;
    }
}
