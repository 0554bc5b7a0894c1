using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Rights;
using Microsoft.Extensions.Logging;

namespace Kkr.GrowthTeams;

/// <summary>Owns one growth team: its mandate, its recommendations, and that it hands in once, with the money held first.</summary>
internal sealed partial class GrowthTeamGrain(ILedger ledger, ILedgerWriter writer, TimeProvider clock, ILogger<GrowthTeamGrain> log)
    : Grain, IGrowthTeamGrain
{
    /// <summary>The topic of every team's entries.</summary>
    public const string Topic = "growth-teams";

    private const int MaxAttempts = 5;
    private static readonly TimeSpan ListingPatience = TimeSpan.FromSeconds(1);
    private static readonly Refusal NotFound = Conflicts.NotFound("Vækstteamet findes ikke.", "There is no such growth team.");

    /// <summary>Stands for "the state is not the one the money was held for"; never answered to anybody.</summary>
    private static readonly Refusal Moved = Conflicts.Conflict("moved", "", "");

    private LedgerStream<GrowthTeamState, GrowthTeamEvent> _stream = null!;
    private Conflation _toList = null!, _toPot = null!;

    private string Id => this.GetPrimaryKeyString();

    private string Scope => $"growth-team/{Id}";

    private IFundingPotGrain Pot => GrainFactory.FundingPot();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _stream = new(Scope, Topic, GrowthTeamState.Empty, GrowthTeamState.Apply, ledger, writer, clock);
        _toList = new($"{Id} to list", IncludeAsync, clock, log);
        _toPot = new($"{Id} to pot", () => SettleAnswersAsync(CancellationToken.None), clock, log);
        await _stream.LoadAsync(cancellationToken);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        Task.WhenAll(_toList.StopAsync(ListingPatience), _toPot.StopAsync(ListingPatience));

    public async Task<Answer<GrowthTeam>> ReadAsync(Caller caller, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        if (!TeamRights.MayWorkFor(caller, Id)) return Refusal.Forbidden;
        return await _stream.StateAsOfAsync(asOf, cancellationToken) is { Terms: not null } state ? MandateRules.View(Id, state) : NotFound;
    }

    public async Task<Answer<RecordedHistory>> ReadHistoryAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!TeamRights.MayWorkFor(caller, Id)) return Refusal.Forbidden;
        await _stream.LoadAsync(cancellationToken);
        return _stream.Committed.State.Terms is null ? NotFound : await _stream.HistoryAsync(cancellationToken);
    }

    public async Task<Answer<GrowthTeam>> AppointAsync(
        CommandContext command, GrowthTeamTerms terms, long? expected, CancellationToken cancellationToken)
    {
        if (!command.Caller.IsSecretariat) return Refusal.Forbidden;
        if (!ErrorList.IsKey(Id)) return Conflicts.BadKey;
        await _stream.LoadAsync(cancellationToken);
        var content = LedgerJson.Write(terms.Whole());
        var state = _stream.Committed.State;
        if (state is { Terms: not null, Status: GrowthTeamStatus.Working } && expected is null && LedgerJson.Write(state.Terms) == content)
            return new Answer<GrowthTeam>(MandateRules.View(Id, state), null, true);
        return await ViewAsync(
            await RecordAsync(command, ExercisedRight.OfSecretariat(command.Caller), "appoint\n" + content, expected, s => GrowthTeamRules.Appoint(s, terms), cancellationToken), cancellationToken);
    }

    public async Task<Answer<RecommendationReceipt>> RecommendAsync(
        CommandContext command, RecommendationContent content, long? expected, CancellationToken cancellationToken)
    {
        if (!TeamRights.MayWorkFor(command.Caller, Id)) return Refusal.Forbidden;
        var recording = await RecordAsync(
            command, ExercisedRight.ToWorkFor(command.Caller, Id), "recommend\n" + LedgerJson.Write(content), expected, s => GrowthTeamRules.Recommend(s, content), cancellationToken);
        return await ReceiptAsync(recording, cancellationToken);
    }

    public async Task<Answer<RecommendationReceipt>> PatchAsync(
        CommandContext command, int number, RecommendationPatch patch, long? expected, CancellationToken cancellationToken)
    {
        if (!TeamRights.MayWorkFor(command.Caller, Id)) return Refusal.Forbidden;
        // A team can't answer itself on the government's behalf.
        if (patch.Answer is not null && !command.Caller.IsSecretariat) return Refusal.Forbidden;
        var recording = await RecordAsync(
            command, patch.Answer is null ? ExercisedRight.ToWorkFor(command.Caller, Id) : ExercisedRight.OfSecretariat(command.Caller), $"patch\n{number}\n{LedgerJson.Write(patch)}", expected, s => GrowthTeamRules.Patch(s, number, patch), cancellationToken);
        if (recording is { Refusal: null } && patch.Answer is not null) await _toPot.SignalWithinAsync(ListingPatience);
        return await ReceiptAsync(recording, cancellationToken);
    }

    public async Task<Answer<GrowthTeam>> SubmitAsync(CommandContext command, long? expected, CancellationToken cancellationToken)
    {
        if (!TeamRights.MayWorkFor(command.Caller, Id)) return Refusal.Forbidden;
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            await _stream.LoadAsync(cancellationToken);
            var basis = _stream.Committed.State;
            // What can't be handed in asks for no money; and what was handed in by this command before is answered the same.
            if (GrowthTeamRules.Submit(basis).Refusal is not null || (expected is { } revision && revision != basis.Revision))
                return await ViewAsync(await RecordAsync(command, ExercisedRight.ToWorkFor(command.Caller, Id), "submit", expected, GrowthTeamRules.Submit, cancellationToken), cancellationToken);

            var held = await Pot.ReserveAsync(
                new(Id, basis.Revision, GrowthTeamRules.SharesOf(basis), command.Caller.Subject), cancellationToken);
            if (held.Refusal is { } refusal)
            {
                if (refusal.Facts.GetValueOrDefault("reason") != IFundingPotGrain.TeamChanged) return refusal;
                _stream.Forget();
                continue;
            }

            var recording = await RecordAsync(
                command, ExercisedRight.ToWorkFor(command.Caller, Id), "submit", null, s => s.Revision == basis.Revision ? GrowthTeamRules.Submit(s) : Moved, cancellationToken);
            if (ReferenceEquals(recording.Refusal, Moved)) continue;
            if (recording.Refusal is not null) await LapseAsync(cancellationToken);
            return await ViewAsync(recording, cancellationToken);
        }

        throw new LedgerUnavailableException($"Growth team {Id} kept changing under {MaxAttempts} attempts to hand in.");
    }

    public async Task ReconcilePotAsync(CancellationToken cancellationToken)
    {
        // The pot may know more than this activation does: what the ledger says now decides.
        _stream.Forget();
        await _stream.LoadAsync(cancellationToken);
        if (_stream.Committed.State.Status == GrowthTeamStatus.Submitted) await SettleAnswersAsync(cancellationToken);
        else await LapseAsync(cancellationToken);
    }

    /// <summary>
    /// Makes sure that the hand-in for which money is held can't be recorded any more, by anybody, and lets go of the
    /// money. The order is what keeps the pot whole: an activation that still tries finds its place in the stream taken.
    /// </summary>
    private async Task LapseAsync(CancellationToken cancellationToken)
    {
        var revision = _stream.Committed.State.Revision;
        var recording = await _stream.RecordAsync(
            Scope + "/pot", new($"lapse/{revision}", Caller.System), ExercisedRight.System, "lapse", revision, s => s.Revision,
            s => s.Status == GrowthTeamStatus.Submitted ? Moved : new SubmissionLapsed(), cancellationToken);
        if (recording.Refusal is not null) return;
        LogLapsed(Id, revision);
        await Pot.ReleaseAsync(Id, revision, cancellationToken);
    }

    /// <summary>Has the pot turn what is answered into grants. What it has settled before changes nothing.</summary>
    private async Task SettleAnswersAsync(CancellationToken cancellationToken)
    {
        foreach (var one in _stream.Committed.State.Recommendations)
            if (one.Answer is { } answer)
                await Pot.SettleAsync(Id, one.Number, answer.GrantedDkk, "system", cancellationToken);
    }

    private async Task<Recording<GrowthTeamEvent>> RecordAsync(
        CommandContext command, ExercisedRight right, string content, long? expected, Func<GrowthTeamState, Decision<GrowthTeamEvent>> decide,
        CancellationToken cancellationToken)
    {
        var recording = await _stream.RecordAsync(Scope, command, right, content, expected, s => s.Revision, decide, cancellationToken);
        if (recording.Refusal is null) await _toList.SignalWithinAsync(ListingPatience);
        return recording;
    }

    private async Task<Answer<GrowthTeam>> ViewAsync(Recording<GrowthTeamEvent> recording, CancellationToken cancellationToken) =>
        recording.Refusal is { } refusal
            ? refusal
            : new Answer<GrowthTeam>(MandateRules.View(Id, await _stream.StateAfterAsync(recording.Entry!, cancellationToken)), null, recording.Replayed);

    private async Task<Answer<RecommendationReceipt>> ReceiptAsync(Recording<GrowthTeamEvent> recording, CancellationToken cancellationToken)
    {
        if (recording.Refusal is { } refusal) return refusal;
        var number = recording.Event! switch
        {
            RecommendationMade made => made.Number,
            RecommendationChanged changed => changed.Number,
            GovernmentAnswered answered => answered.Number,
            RecommendationCarriedOut done => done.Number,
            var other => throw new InvalidOperationException($"{other.GetType().Name} is not about a recommendation."),
        };
        var state = await _stream.StateAfterAsync(recording.Entry!, cancellationToken);
        return new Answer<RecommendationReceipt>(new(Id, state.Revision, state.Recommendations[number - 1]), null, recording.Replayed);
    }

    private Task IncludeAsync() => _stream.Committed.State is { Terms: not null } state
        ? GrainFactory.GrowthTeams().IncludeAsync(MandateRules.Row(MandateRules.View(Id, state), clock.Today()), state.Revision).AsTask()
        : Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Information, "Growth team {Team} did not hand in at revision {Revision}; what the pot held for it is let go")]
    private partial void LogLapsed(string team, long revision);

    private readonly ILogger log = log;
}
