using System.Collections.Immutable;
using Kkr.Ledger;
using Kkr.Rights;

namespace Kkr.ResultContracts;

/// <summary>Keeps the newest row of every contract, so that comparing many asks one grain.</summary>
internal sealed class ResultContractsGrain(ILedger ledger) : Grain, IResultContractsGrain
{
    private static readonly TimeSpan TimeBetweenReadings = TimeSpan.FromSeconds(10);

    private readonly TopicRows<ResultContractState, ContractEvent, ResultContractRow> _rows = new(
        ResultContractGrain.Topic, ResultContractState.Empty, ResultContractState.Apply, ResultContractRules.Row, ledger);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await _rows.CatchUpAsync(cancellationToken);
        this.RegisterGrainTimer(_rows.CatchUpAsync, new GrainTimerCreationOptions(TimeBetweenReadings, TimeBetweenReadings) { Interleave = true });
    }

    public Task<ImmutableArray<ResultContractRow>> ListAsync(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<ResultContractRow>>([.. _rows.Rows.Where(row => ContractRights.MaySee(caller, row.Status))]);

    public ValueTask IncludeAsync(ResultContractRow row)
    {
        _rows.Include(row.Id, row.Revision, row);
        return ValueTask.CompletedTask;
    }
}
