using System.Collections.Immutable;
using Kkr.Ledger;
using Kkr.Reports;
using Kkr.Rights;

namespace Kkr.Catalogue;

/// <summary>Owns the versions of one data set's definition, and which of its periods are published.</summary>
internal sealed class DataSetGrain(ILedger ledger, ILedgerWriter writer, TimeProvider clock) : Grain, IDataSetGrain
{
    private LedgerStream<DataSetState, DataSetEvent> _stream = null!;

    /// <summary>The stream of the ledger that holds a data set's history.</summary>
    internal static string StreamOf(string id) => $"data-set/{id}";

    private string Id => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _stream = new(StreamOf(Id), CatalogueGrain.Topic, DataSetState.Empty, DataSetState.Apply, ledger, writer, clock);
        await _stream.LoadAsync(cancellationToken);
    }

    public async Task<DataSet?> ReadAsync(CancellationToken cancellationToken)
    {
        await _stream.LoadRecentAsync(cancellationToken);
        return _stream.Committed.State.At(clock.GetUtcNow());
    }

    public async Task<Answer<DataSet>> DefineAsync(CommandContext command, DataSetDefinition definition, CancellationToken cancellationToken)
    {
        if (!command.Caller.IsSecretariat) return Refusal.Forbidden;
        // The same definition may be written in several ways; a version that is left out means the next.
        var content = DataSetJson.Canonical(definition);
        await _stream.LoadAsync(cancellationToken);
        if (definition.Id != Id)
            return Refusal.Invalid([new("/id", "id", null, new("Skal være datasættets id.", "Must be the data set's id."))]);
        if (_stream.Committed.State is { Definition: { } known } state && DataSetJson.Canonical(known) == DataSetJson.Canonical(definition.Version == 0 ? definition with { Version = known.Version } : definition))
            return new Answer<DataSet>(state.At(clock.GetUtcNow()), null, true);
        var answer = await RecordAsync(command, "define\n" + content, s => DataSetRules.Define(s, command.Caller, definition), cancellationToken);
        if (answer.Refusal is null) await GrainFactory.Catalogue().IncludeAsync(Id, cancellationToken);
        return answer;
    }

    public async Task<Answer<DataSet>> PublishAsync(CommandContext command, PublicationOrder order, CancellationToken cancellationToken)
    {
        if (!command.Caller.IsSecretariat) return Refusal.Forbidden;
        // Every receipt given before this command is at or below the ledger's head.
        var asOf = await ledger.ReadHeadAsync(cancellationToken);
        var content = $"publish\n{order.Period}{(order.At is { } at ? $"\n{at.UtcDateTime:O}" : "")}{(order.Reason is { } reason ? "\n" + reason : "")}";
        return await RecordAsync(command, content, s => DataSetRules.Publish(s, command.Caller, order, asOf, clock.GetUtcNow()), cancellationToken);
    }

    public async Task<Answer<DataSet>> ScheduleAsync(
        CommandContext command, Period period, PeriodSchedule schedule, CancellationToken cancellationToken)
    {
        if (!command.Caller.IsSecretariat) return Refusal.Forbidden;
        await _stream.LoadAsync(cancellationToken);
        if (_stream.Committed.State is var state && state.Schedules.GetValueOrDefault(period) == schedule)
            return state.At(clock.GetUtcNow())!;
        return await RecordAsync(
            command, $"schedule\n{period}\n{schedule.Opens:yyyy-MM-dd}\n{schedule.Deadline:yyyy-MM-dd}",
            s => PeriodRules.Schedule(s, command.Caller, period, schedule), cancellationToken);
    }

    public async Task<Answer<DataSet>> LockPeriodAsync(
        CommandContext command, Period period, string? reason, CancellationToken cancellationToken)
    {
        if (!command.Caller.IsSecretariat) return Refusal.Forbidden;
        await _stream.LoadAsync(cancellationToken);
        if (_stream.Committed.State is var state && state.Locks.ContainsKey(period)) return state.At(clock.GetUtcNow())!;
        return await RecordAsync(
            command, $"lock\n{period}\n{reason}", s => PeriodRules.Lock(s, command.Caller, period, reason), cancellationToken);
    }

    public async Task<Answer<DataSet>> ReopenPeriodAsync(
        CommandContext command, Period period, string? reason, CancellationToken cancellationToken)
    {
        if (!command.Caller.IsSecretariat) return Refusal.Forbidden;
        return await RecordAsync(
            command, $"reopen\n{period}\n{reason}", s => PeriodRules.Reopen(s, command.Caller, period, reason), cancellationToken);
    }

    public async Task<ImmutableArray<DataSetVersion>> ReadVersionsAsync(CancellationToken cancellationToken)
    {
        await _stream.LoadAsync(cancellationToken);
        return _stream.Committed.State.History;
    }

    public async Task<Answer<DataSet>> DecideDuplicateAsync(CommandContext command, DuplicateDecision decision, CancellationToken cancellationToken)
    {
        if (!command.Caller.IsSecretariat) return Refusal.Forbidden;
        return await RecordAsync(
            command, $"duplicate\n{decision.Key}\n{decision.Verdict}\n{decision.Keep}\n{decision.Reason}",
            s => DataSetRules.DecideDuplicate(s, command.Caller, decision), cancellationToken);
    }

    public async Task<ImmutableArray<ValidationError>> CheckAsync(Submission submission, CancellationToken cancellationToken)
    {
        await _stream.LoadAsync(cancellationToken);
        return _stream.Committed.State.Definition is { } definition ? SubmissionRules.Check(definition, submission).Errors : submission.Faults;
    }

    private async Task<Answer<DataSet>> RecordAsync(
        CommandContext command, string content, Func<DataSetState, Decision<DataSetEvent>> decide, CancellationToken cancellationToken)
    {
        var recording = await _stream.RecordAsync(
            new(StreamOf(Id), command.Id, EntryHash.Of(content), command.Caller.Subject, ExercisedRight.OfSecretariat(command.Caller)), decide, cancellationToken);
        // A repeat of what another activation recorded has made the stream forget its state.
        await _stream.LoadAsync(cancellationToken);
        return recording.Refusal is { } refusal ? refusal : new Answer<DataSet>(_stream.Committed.State.At(clock.GetUtcNow()), null, recording.Replayed);
    }
}
