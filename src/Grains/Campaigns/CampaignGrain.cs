using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Ledger;
using Kkr.Reports;
using Kkr.Rights;
using Microsoft.Extensions.Logging;

namespace Kkr.Campaigns;

/// <summary>Owns what is planned of one campaign or programme.</summary>
internal sealed class CampaignGrain(ILedger ledger, ILedgerWriter writer, KnownDataSets dataSets, TimeProvider clock, ILogger<CampaignGrain> log)
    : Grain, ICampaignGrain
{
    /// <summary>The topic of every campaign's entries.</summary>
    public const string Topic = "campaigns";

    private static readonly TimeSpan ListingPatience = TimeSpan.FromSeconds(1);
    private static readonly Refusal NotFound = Conflicts.NotFound("Kampagnen findes ikke.", "There is no such campaign.");

    private LedgerStream<CampaignState, CampaignEvent> _stream = null!;
    private Conflation _toList = null!;

    private string Id => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _stream = new($"campaign/{Id}", Topic, CampaignState.Empty, CampaignState.Apply, ledger, writer, clock);
        _toList = new($"{Id} to list", IncludeAsync, clock, log);
        await _stream.LoadAsync(cancellationToken);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _toList.StopAsync(ListingPatience);

    public async Task<Answer<Campaign>> ReadAsync(Caller caller, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        if (caller.IsAnonymous) return Refusal.Forbidden;
        return await _stream.StateAsOfAsync(asOf, cancellationToken) is { } state ? View(state) : NotFound;
    }

    public async Task<Answer<CampaignAssessment>> AssessAsync(
        Caller caller, ImmutableArray<CampaignFigure> figures, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        if (caller.IsAnonymous) return Refusal.Forbidden;
        return await _stream.StateAsOfAsync(asOf, cancellationToken) is { Terms: { } terms } state
            ? new CampaignAssessment(Id, state.Revision, terms, CampaignRules.Assess(terms, figures))
            : NotFound;
    }

    public async Task<Answer<RecordedHistory>> ReadHistoryAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.IsSecretariat) return Refusal.Forbidden;
        await _stream.LoadAsync(cancellationToken);
        return _stream.Committed.State.Terms is null ? NotFound : await _stream.HistoryAsync(cancellationToken);
    }

    public async Task<Answer<Campaign>> PlanAsync(CommandContext command, CampaignTerms terms, long? expected, CancellationToken cancellationToken)
    {
        if (!command.Caller.IsSecretariat) return Refusal.Forbidden;
        if (!ErrorList.IsKey(Id)) return Conflicts.BadKey;
        await _stream.LoadAsync(cancellationToken);
        var content = LedgerJson.Write(terms.Whole());
        if (_stream.Committed.State is { Terms: { } planned } state && expected is null && LedgerJson.Write(planned) == content)
            return new Answer<Campaign>(View(state), null, true);
        var known = new Dictionary<string, DataSetDefinition>(StringComparer.Ordinal);
        foreach (var id in CampaignRules.DataSetsOf(terms))
            if (await dataSets.FindAsync(id, cancellationToken) is { } dataSet) known[id] = dataSet.Definition;
        var recording = await _stream.RecordAsync(
            $"campaign/{Id}", command, ExercisedRight.OfSecretariat(command.Caller), "plan\n" + content, expected, s => s.Revision, _ => CampaignRules.Plan(terms, known), cancellationToken);
        if (recording.Refusal is { } refusal) return refusal;
        await _toList.SignalWithinAsync(ListingPatience);
        return new Answer<Campaign>(View(await _stream.StateAfterAsync(recording.Entry!, cancellationToken)), null, recording.Replayed);
    }

    private Campaign View(CampaignState state) => new(Id, state.Revision, state.Terms!, CampaignRules.Needs(state.Terms!));

    private Task IncludeAsync() => CampaignRules.Row(Id, _stream.Committed.State) is { } row
        ? GrainFactory.Campaigns().IncludeAsync(row).AsTask()
        : Task.CompletedTask;
}
