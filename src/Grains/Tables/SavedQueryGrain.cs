using Kkr.Ledger;
using Kkr.Reports;
using Kkr.Rights;

namespace Kkr.Tables;

/// <summary>Owns one saved query: that it is there for good once it was saved, and never another.</summary>
internal sealed class SavedQueryGrain(ILedger ledger, ILedgerWriter writer, TimeProvider clock) : Grain, ISavedQueryGrain
{
    /// <summary>The topic of every saved query's entries.</summary>
    public const string Topic = "saved-query";

    private LedgerStream<SavedQueryState, SavedQueryEvent> _stream = null!;

    private string Name => $"saved-query/{this.GetPrimaryKeyString()}";

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _stream = new(Name, Topic, SavedQueryState.Empty, SavedQueryState.Apply, ledger, writer, clock);
        await _stream.LoadAsync(cancellationToken);
    }

    public async Task<SavedTableQuery?> ReadAsync(CancellationToken cancellationToken)
    {
        await _stream.LoadAsync(cancellationToken);
        return _stream.Committed.State.Query;
    }

    public async Task<Answer<SavedTableQuery>> SaveAsync(CommandContext command, SavedTableQuery query, CancellationToken cancellationToken)
    {
        var content = LedgerJson.Write(query);
        await _stream.LoadAsync(cancellationToken);
        if (_stream.Committed.State.Query is { } known && LedgerJson.Write(known) == content) return known;
        // Everybody may save a query, and a name is kept where there is one.
        var actor = command.Caller.IsAnonymous ? ExercisedRight.AnonymousRole : command.Caller.Subject;
        var recording = await _stream.RecordAsync(
            new(Name, command.Id, EntryHash.Of(content), actor, ExercisedRight.Anonymous),
            state => state.Query is null
                ? new QuerySaved(query)
                : new Refusal(RefusalKind.Conflict, new("Id'et er brugt til en anden forespørgsel.", "The id is in use for another query.")),
            cancellationToken);
        return recording.Refusal is { } refusal ? refusal : new Answer<SavedTableQuery>(query, null, recording.Replayed);
    }
}
