using System.Collections.Immutable;
using System.Globalization;
using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Rights;
using Microsoft.Extensions.Logging;

namespace Kkr.Agreements;

/// <summary>Owns one framework agreement: its terms, what was done of it, and that it is reminded of what is due.</summary>
internal sealed class AgreementGrain(ILedger ledger, ILedgerWriter writer, TimeProvider clock, ILogger<AgreementGrain> log)
    : Grain, IAgreementGrain, IRemindable
{
    /// <summary>The topic of every agreement's entries.</summary>
    public const string Topic = "agreements";

    /// <summary>The reminder by which the calendar is looked into, twice a day, so that no day passes without.</summary>
    public const string Reminder = "calendar";

    private static readonly TimeSpan TimeBetweenReminders = TimeSpan.FromHours(12);
    private static readonly TimeSpan FirstLook = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ListingPatience = TimeSpan.FromSeconds(1);
    private static readonly Refusal NotFound = Conflicts.NotFound("Aftalen findes ikke.", "There is no such agreement.");

    private LedgerStream<AgreementState, AgreementEvent> _stream = null!;
    private Conflation _toList = null!;

    private string Id => this.GetPrimaryKeyString();

    private string Scope => $"agreement/{Id}";

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _stream = new(Scope, Topic, AgreementState.Empty, AgreementState.Apply, ledger, writer, clock);
        _toList = new($"{Id} to list", IncludeAsync, clock, log);
        await _stream.LoadAsync(cancellationToken);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _toList.StopAsync(ListingPatience);

    public async Task<Answer<Agreement>> ReadAsync(Caller caller, DateOnly? asOf, DateTimeOffset? knownAt, CancellationToken cancellationToken)
    {
        if (!AgreementRights.MaySee(caller)) return Refusal.Forbidden;
        return await _stream.StateAsOfAsync(knownAt, cancellationToken) is { Terms: not null } state
            ? AgreementCalendar.View(Id, state, asOf ?? clock.Today())
            : NotFound;
    }

    public async Task<Answer<RecordedHistory>> ReadHistoryAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!AgreementRights.MaySee(caller)) return Refusal.Forbidden;
        await _stream.LoadAsync(cancellationToken);
        return _stream.Committed.State.Terms is null ? NotFound : await _stream.HistoryAsync(cancellationToken);
    }

    public async Task<Answer<Agreement>> MakeAsync(
        CommandContext command, AgreementTerms terms, long? expected, CancellationToken cancellationToken)
    {
        if (!command.Caller.IsSecretariat) return Refusal.Forbidden;
        if (!ErrorList.IsKey(Id)) return Conflicts.BadKey;
        await _stream.LoadAsync(cancellationToken);
        var content = LedgerJson.Write(terms.Whole());
        var state = _stream.Committed.State;
        var answer = state.Terms is not null && expected is null && LedgerJson.Write(state.Terms) == content
            ? new Answer<Agreement>(AgreementCalendar.View(Id, state, clock.Today()), null, true)
            : await RecordAsync(command, ExercisedRight.OfSecretariat(command.Caller), "make\n" + content, expected, s => AgreementRules.Make(s, terms), cancellationToken);
        // Made again after a crash between the two, the same terms see to the reminder too.
        if (answer.Refusal is null) await WatchAsync(cancellationToken);
        return answer;
    }

    public Task<Answer<Agreement>> FollowUpAsync(CommandContext command, FollowUpHeld held, long? expected, CancellationToken cancellationToken) =>
        command.Caller.IsSecretariat
            ? RecordAsync(command, ExercisedRight.OfSecretariat(command.Caller), "follow-up\n" + LedgerJson.Write(held), expected, s => AgreementRules.FollowUp(s, held), cancellationToken)
            : Task.FromResult<Answer<Agreement>>(Refusal.Forbidden);

    public Task<Answer<Agreement>> SuperviseAsync(
        CommandContext command, SupervisionReport report, long? expected, CancellationToken cancellationToken) =>
        AgreementRights.MayTellOf(command.Caller, report.Municipality)
            ? RecordAsync(command, ExercisedRight.ToReport(command.Caller, report.Municipality), "supervise\n" + LedgerJson.Write(report), expected, s => AgreementRules.Supervise(s, report), cancellationToken)
            : Task.FromResult<Answer<Agreement>>(Refusal.Forbidden);

    public Task<Answer<Agreement>> ChangeProvidersAsync(
        CommandContext command, AreaCode municipality, ImmutableArray<ProviderPeriod> providers, long? expected, CancellationToken cancellationToken) =>
        AgreementRights.MayTellOf(command.Caller, municipality)
            ? RecordAsync(
                command, ExercisedRight.ToReport(command.Caller, municipality), $"providers\n{municipality}\n{LedgerJson.Write(providers.OrEmpty())}", expected,
                s => AgreementRules.ChangeProviders(s, municipality, providers), cancellationToken)
            : Task.FromResult<Answer<Agreement>>(Refusal.Forbidden);

    public Task WatchAsync(CancellationToken cancellationToken) =>
        this.RegisterOrUpdateReminder(Reminder, FirstLook, TimeBetweenReminders, cancellationToken);

    /// <summary>Records, once each, what has become due or overdue. A reminder that comes twice, or late, records nothing twice.</summary>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await _stream.LoadAsync(CancellationToken.None);
        foreach (var due in AgreementCalendar.ToRemindOf(_stream.Committed.State, clock.Today()))
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{due.Due:yyyy-MM-dd}/{due.Municipality}/{(due.Overdue ? "overdue" : "due")}");
            await _stream.RecordAsync(
                Scope + "/reminders", new(id, Caller.System), ExercisedRight.System, "remind", null, s => s.Revision, _ => due, CancellationToken.None);
        }

        await _toList.SignalWithinAsync(ListingPatience);
    }

    private async Task<Answer<Agreement>> RecordAsync(
        CommandContext command, ExercisedRight right, string content, long? expected, Func<AgreementState, Decision<AgreementEvent>> decide, CancellationToken cancellationToken)
    {
        var recording = await _stream.RecordAsync(Scope, command, right, content, expected, s => s.Revision, decide, cancellationToken);
        if (recording.Refusal is { } refusal) return refusal;
        await _toList.SignalWithinAsync(ListingPatience);
        var entry = recording.Entry!;
        var view = AgreementCalendar.View(Id, await _stream.StateAfterAsync(entry, cancellationToken), DanishCalendar.DayOf(entry.RecordedAt));
        return new Answer<Agreement>(view, null, recording.Replayed);
    }

    private Task IncludeAsync() => AgreementCalendar.Row(Id, _stream.Committed.State) is { } row
        ? GrainFactory.Agreements().IncludeAsync(row).AsTask()
        : Task.CompletedTask;
}
