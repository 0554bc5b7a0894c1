using Kkr.Ledger;
using Kkr.Reports;
using Kkr.Rights;
using Microsoft.Extensions.Logging;

namespace Kkr.ResultContracts;

/// <summary>Owns one result contract: its terms, its evidence, and that an endorsed contract is closed.</summary>
internal sealed class ResultContractGrain(ILedger ledger, ILedgerWriter writer, TimeProvider clock, ILogger<ResultContractGrain> log)
    : Grain, IResultContractGrain
{
    /// <summary>The topic of every contract's entries.</summary>
    public const string Topic = "result-contracts";

    private static readonly TimeSpan ListingPatience = TimeSpan.FromSeconds(1);

    private static readonly Refusal NotFound = Conflicts.NotFound("Kontrakten findes ikke.", "There is no such contract.");

    private LedgerStream<ResultContractState, ContractEvent> _stream = null!;
    private Conflation _toList = null!;

    private string Id => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _stream = new($"result-contract/{Id}", Topic, ResultContractState.Empty, ResultContractState.Apply, ledger, writer, clock);
        _toList = new($"{Id} to list", IncludeAsync, clock, log);
        await _stream.LoadAsync(cancellationToken);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _toList.StopAsync(ListingPatience);

    public async Task<Answer<ResultContract>> ReadAsync(Caller caller, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var (state, refusal) = await SeeAsync(caller, asOf, cancellationToken);
        return refusal is null ? state!.View(Id) : refusal;
    }

    public async Task<Answer<Assessment>> AssessAsync(Caller caller, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var (state, refusal) = await SeeAsync(caller, asOf, cancellationToken);
        return refusal is null ? ResultContractRules.Assess(state!) : refusal;
    }

    public async Task<Answer<RecordedHistory>> ReadHistoryAsync(Caller caller, CancellationToken cancellationToken)
    {
        var (_, refusal) = await SeeAsync(caller, null, cancellationToken);
        return refusal is null ? await _stream.HistoryAsync(cancellationToken) : refusal;
    }

    public async Task<Answer<ContractTerms>> ReadNextYearAsync(Caller caller, CancellationToken cancellationToken)
    {
        var (state, refusal) = await SeeAsync(caller, null, cancellationToken);
        return refusal is null ? ResultContractRules.NextYear(Id, state!.Terms!) : refusal;
    }

    public async Task<Answer<ResultContract>> AgreeAsync(
        CommandContext command, ContractTerms terms, long? expected, CancellationToken cancellationToken)
    {
        if (!command.Caller.IsSecretariat) return Refusal.Forbidden;
        if (!ErrorList.IsKey(Id)) return Conflicts.BadKey;
        await _stream.LoadAsync(cancellationToken);
        var content = LedgerJson.Write(terms.Whole());
        var state = _stream.Committed.State;
        if (state is { Exists: true, Status: not ContractStatus.Endorsed } && expected is null && LedgerJson.Write(state.Terms) == content)
            return new Answer<ResultContract>(state.View(Id), null, true);
        return await RecordAsync(command, "agree\n" + content, expected, s => ResultContractRules.Agree(s, terms), cancellationToken);
    }

    public async Task<Answer<EvidenceReceipt>> GiveAsync(
        CommandContext command, int goal, EvidencePost evidence, long? expected, CancellationToken cancellationToken)
    {
        if (!ContractRights.MayGiveEvidence(command.Caller)) return Refusal.Forbidden;
        var recording = await _stream.RecordAsync(
            Scope, command, ExercisedRight.ToGiveEvidence(command.Caller), $"evidence\n{goal}\n{LedgerJson.Write(evidence.Whole())}", expected, s => s.Revision,
            s => ResultContractRules.Give(s, goal, evidence), cancellationToken);
        if (recording.Refusal is { } refusal) return refusal;
        var entry = recording.Entry!;
        await ListAsync();
        // Told from the entry alone: evidence that was replaced since is still what this command recorded.
        var given = (EvidenceGiven)recording.Event!;
        return new Answer<EvidenceReceipt>(
            new(Id, entry.Sequence, new(given.Number, given.Goal, given.Content, entry.RecordedAt, entry.Actor), entry.Hash.ToString()),
            null, recording.Replayed);
    }

    public Task<Answer<ResultContract>> EndorseAsync(CommandContext command, string meeting, long? expected, CancellationToken cancellationToken) =>
        RecordAsync(command, "endorse\n" + meeting, expected, s => ResultContractRules.Endorse(s, meeting), cancellationToken);

    public Task<Answer<ResultContract>> ReopenAsync(CommandContext command, string reason, long? expected, CancellationToken cancellationToken) =>
        RecordAsync(command, "reopen\n" + reason, expected, s => ResultContractRules.Reopen(s, reason), cancellationToken);

    private string Scope => $"result-contract/{Id}";

    /// <summary>The contract for a caller who may see it. Right comes before existence: who may not, learns nothing of what there is.</summary>
    private async Task<(ResultContractState? State, Refusal? Refusal)> SeeAsync(Caller caller, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        await _stream.LoadAsync(cancellationToken);
        var now = _stream.Committed.State;
        if (!ContractRights.MaySee(caller, now.Exists ? now.Status : null)) return (null, Refusal.Forbidden);
        var state = await _stream.StateAsOfAsync(asOf, cancellationToken);
        if (state is not { Exists: true }) return (null, NotFound);
        // An endorsed contract's past is work in hand, as it was then.
        return ContractRights.MaySee(caller, state.Status) ? (state, null) : (null, Refusal.Forbidden);
    }

    private async Task<Answer<ResultContract>> RecordAsync(
        CommandContext command, string content, long? expected, Func<ResultContractState, Decision<ContractEvent>> decide,
        CancellationToken cancellationToken)
    {
        if (!command.Caller.IsSecretariat) return Refusal.Forbidden;
        var recording = await _stream.RecordAsync(
            Scope, command, ExercisedRight.OfSecretariat(command.Caller), content, expected, s => s.Revision, decide, cancellationToken);
        if (recording.Refusal is { } refusal) return refusal;
        await ListAsync();
        return new Answer<ResultContract>((await _stream.StateAfterAsync(recording.Entry!, cancellationToken)).View(Id), null, recording.Replayed);
    }

    /// <summary>Lets the list have the newest row before the answer is given, unless it takes too long: then it follows.</summary>
    private Task ListAsync() => _toList.SignalWithinAsync(ListingPatience);

    private Task IncludeAsync() => ResultContractRules.Row(Id, _stream.Committed.State) is { } row
        ? GrainFactory.ResultContracts().IncludeAsync(row).AsTask()
        : Task.CompletedTask;
}
