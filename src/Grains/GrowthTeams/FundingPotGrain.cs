using System.Globalization;
using Kkr.Ledger;
using Kkr.Reports;
using Kkr.Rights;
using Microsoft.Extensions.Logging;

namespace Kkr.GrowthTeams;

/// <summary>Owns the shared money: what is held and granted never exceeds it, and what is held for nothing is let go.</summary>
internal sealed partial class FundingPotGrain(ILedger ledger, ILedgerWriter writer, TimeProvider clock, ILogger<FundingPotGrain> log)
    : Grain, IFundingPotGrain
{
    private static readonly TimeSpan FirstReconciliation = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TimeBetweenReconciliations = TimeSpan.FromSeconds(30);

    private LedgerStream<PotState, PotEvent> _stream = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var name = $"growth-pot/{this.GetPrimaryKeyString()}";
        _stream = new(name, "growth-pot", PotState.Empty, PotState.Apply, ledger, writer, clock);
        await _stream.LoadAsync(cancellationToken);
        this.RegisterGrainTimer(
            ReconcileAsync, new GrainTimerCreationOptions(FirstReconciliation, TimeBetweenReconciliations) { Interleave = true });
    }

    public async Task<PotBalance> ReadAsync(CancellationToken cancellationToken)
    {
        await _stream.LoadAsync(cancellationToken);
        return _stream.Committed.State.Balance;
    }

    public Task<Answer<PotBalance>> ReserveAsync(PotReservation reservation, CancellationToken cancellationToken) => RecordAsync(
        $"reserve/{reservation.Team}/{Number(reservation.TeamRevision)}", reservation.By,
        $"{reservation.TeamRevision}\n{LedgerJson.Write(reservation.Shares)}",
        state => PotRules.Reserve(state, reservation.Team, reservation.TeamRevision, reservation.Shares), cancellationToken);

    public Task<Answer<PotBalance>> ReleaseAsync(string team, long teamRevision, CancellationToken cancellationToken) => RecordAsync(
        $"release/{team}/{Number(teamRevision)}", "system", "release", state => PotRules.Release(state, team, teamRevision), cancellationToken);

    public Task<Answer<PotBalance>> SettleAsync(
        string team, int recommendation, decimal grantedDkk, string by, CancellationToken cancellationToken) => RecordAsync(
        $"settle/{team}/{Number(recommendation)}", by, LedgerJson.Write(grantedDkk),
        state => PotRules.Settle(state, team, recommendation, grantedDkk), cancellationToken);

    private async Task<Answer<PotBalance>> RecordAsync(
        string command, string by, string content, Func<PotState, Decision<PotEvent>> decide, CancellationToken cancellationToken)
    {
        var recording = await _stream.RecordAsync(
            new("growth-pot", command, EntryHash.Of(content), by, ExercisedRight.System), decide, cancellationToken);
        return recording.Refusal is { } refusal ? refusal : new Answer<PotBalance>(_stream.Committed.State.Balance, null, recording.Replayed);
    }

    /// <summary>Asks every team that holds something whether its stream says so too.</summary>
    private async Task ReconcileAsync(CancellationToken cancellationToken)
    {
        foreach (var team in _stream.Committed.State.Reserved.Keys.Select(held => held.Team).Distinct().Order(StringComparer.Ordinal).ToList())
        {
            try
            {
                await GrainFactory.GrowthTeam(team).ReconcilePotAsync(cancellationToken);
            }
            catch (Exception exception)
            {
                LogNotReconciled(exception, team);
            }
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    [LoggerMessage(1, LogLevel.Warning, "What growth team {Team} holds of the pot could not be reconciled; it is tried again")]
    private partial void LogNotReconciled(Exception exception, string team);

    private readonly ILogger log = log;
}
