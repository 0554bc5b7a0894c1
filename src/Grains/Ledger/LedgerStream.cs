using Kkr.Reports;

namespace Kkr.Ledger;

/// <summary>
/// A grain's own stream of the ledger: its state is what its entries fold to. Commands are decided one after another on
/// what the ones before them will have done, and wait for the disk together: a decision is tentative until its entry is
/// committed, and is made again from the ledger if an entry before it was not.
/// </summary>
/// <remarks>
/// It belongs to one activation and runs on its scheduler only. Should two activations live for a moment, the ledger lets
/// only one of them continue the stream; the other reads again and decides again (guarantee G3).
/// </remarks>
/// <typeparam name="TState">The grain's state, immutable.</typeparam>
/// <typeparam name="TEvent">The base type of its events.</typeparam>
public sealed class LedgerStream<TState, TEvent>
    where TState : class
    where TEvent : class
{
    private const int MaxAttempts = 10;

    /// <summary>How old what is read may be, where another activation has continued the stream.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long a command may be decided after it has come: as long as its sender waits. A silo that stood still, and was taken for dead,
    /// might carry out what another one has refused since.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>What stands for the append of a state that was read from the ledger.</summary>
    private static readonly Task<AppendResult> Settled = Task.FromResult(AppendResult.Committed(0));

    private readonly string _name;
    private readonly string _topic;
    private readonly TState _empty;
    private readonly Func<TState, Happened<TEvent>, TState> _apply;
    private readonly Func<TState, long, TState>? _at;
    private readonly ILedger _ledger;
    private readonly ILedgerWriter _writer;
    private readonly TimeProvider _clock;
    private readonly RecentCommands _recent = new();

    private CommandsUnderWay _underWay;
    private Head _tentative;
    private Task<AppendResult> _lastAppend = Settled;
    private Task? _loading, _comparing;
    private long _comparedAt;
    private int _generation;

    /// <summary>Creates the stream; nothing is read yet.</summary>
    /// <param name="name">The stream's name in the ledger.</param>
    /// <param name="topic">The topic of its entries.</param>
    /// <param name="empty">The state before the first entry.</param>
    /// <param name="apply">Folds an event into the state; pure.</param>
    /// <param name="ledger">Where it is read from.</param>
    /// <param name="writer">Where it is recorded.</param>
    /// <param name="clock">Tells when things are decided.</param>
    /// <param name="at">Sets the position of the entry that led to a state, once it has one; null where the state does not tell it.</param>
    public LedgerStream(
        string name, string topic, TState empty, Func<TState, Happened<TEvent>, TState> apply,
        ILedger ledger, ILedgerWriter writer, TimeProvider clock, Func<TState, long, TState>? at = null)
    {
        (_name, _topic, _empty, _apply, _ledger, _writer, _clock, _at) = (name, topic, empty, apply, ledger, writer, clock, at);
        Committed = _tentative = new(empty, 0, 0, EntryHash.None, default);
    }

    /// <summary>The newest state that is known to be durable.</summary>
    public Head Committed { get; private set; }

    /// <summary>Reads the stream unless that has been done.</summary>
    /// <exception cref="LedgerUnavailableException">It can't be read now; the next call tries again.</exception>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Task loading;
        do
        {
            loading = _loading ??= ReadAsync();
            try
            {
                await loading.WaitAsync(cancellationToken);
            }
            catch when (loading.IsFaulted)
            {
                if (ReferenceEquals(_loading, loading)) _loading = null;
                throw;
            }
        }
        // What was forgotten while it was read is not what the stream holds: it is read again.
        while (!ReferenceEquals(_loading, loading));

        // What is left of the reading need not be kept as long as the grain lives.
        _loading = Task.CompletedTask;
    }

    /// <summary>
    /// Reads the stream if it may have been continued elsewhere: by another activation, or by an append whose outcome was
    /// unknown. Without it a reader would be shown the old state until something is recorded here. It costs a look at the
    /// ledger a second at most; where the ledger can't be asked, what is known stands.
    /// </summary>
    /// <exception cref="LedgerUnavailableException">The stream was never read, and can't be read now.</exception>
    public async Task LoadRecentAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (_clock.GetElapsedTime(_comparedAt) < Freshness) return;
        if (_comparing is null || _comparing.IsCompleted) _comparing = CompareAsync();
        try
        {
            await _comparing.WaitAsync(Freshness, _clock, cancellationToken);
            await LoadAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or LedgerUnavailableException)
        {
            // It goes on from memory.
        }
    }

    /// <summary>
    /// Decides on a command and records what comes of it. The same command again is answered with the entry it led to,
    /// whatever the rules would say of it now (guarantee G2).
    /// </summary>
    /// <param name="command">Who commands, by which id.</param>
    /// <param name="decide">The rule: pure, and run again when the state turns out to be another.</param>
    /// <param name="cancellationToken">Ends the wait for the stream to be read; what has been handed to the writer is not taken back.</param>
    /// <exception cref="LedgerOverloadedException">Too much is waiting; nothing was recorded.</exception>
    /// <exception cref="LedgerUnavailableException">The outcome is unknown.</exception>
    /// <remarks>
    /// Who gets no answer in time sends the command again, and hears of the last copy only. Copies are therefore decided one after
    /// another, in the order in which they came: were the last one refused before an earlier one is done with, the earlier one
    /// could still be carried out, after its sender was told that it is not.
    /// </remarks>
    public Task<Recording<TEvent>> RecordAsync(RecordedCommand command, Func<TState, Decision<TEvent>> decide, CancellationToken cancellationToken) =>
        RecordAsync(command, _ => Task.FromResult(decide), cancellationToken);

    /// <summary>Decides on a command like the other, by a rule that something has to be asked for first.</summary>
    /// <param name="command">Who commands, by which id.</param>
    /// <param name="prepare">Asks for it: in its turn, so that no later copy of the command overtakes this one meanwhile.</param>
    /// <param name="cancellationToken">Ends the wait for what is asked and for the stream to be read.</param>
    public async Task<Recording<TEvent>> RecordAsync(
        RecordedCommand command, Func<CancellationToken, Task<Func<TState, Decision<TEvent>>>> prepare, CancellationToken cancellationToken)
    {
        var arrived = _clock.GetTimestamp();
        var copy = _underWay.Begin(command.Scope, command.Id);
        try
        {
            await copy.Turn;
            var decide = await prepare(cancellationToken);
            for (var attempt = 0; attempt < MaxAttempts; attempt++)
            {
                await LoadAsync(cancellationToken);
                if (_recent.MayHold(command.Scope, command.Id))
                {
                    if (await _ledger.FindCommandAsync(command.Scope, command.Id, cancellationToken) is { } repeated) return Known(repeated, command);
                    await LoadAsync(cancellationToken);
                }

                if (_clock.GetElapsedTime(arrived) > Patience) throw new LedgerUnavailableException($"Nobody waits any more for what the stream {_name} makes of the command.");
                var generation = _generation;
                var (basis, append) = (_tentative, _lastAppend);
                var decision = decide(basis.State);
                if (decision.Refusal is { } refusal)
                {
                    if (await RefuseAsync(command, refusal, basis, append, generation, cancellationToken) is { } refused) return refused;
                    Forget(generation);
                    continue;
                }

                var entry = Propose(command, decision.Event!, basis);
                var ahead = _tentative = Advance(basis, entry, decision.Event!);
                AppendResult result;
                copy.IsProposed = true;
                try
                {
                    result = await (_lastAppend = _writer.AppendAsync(entry));
                    if (result.Outcome == AppendOutcome.Committed) _recent.Add(command.Scope, command.Id, entry.Sequence);
                }
                catch
                {
                    Forget(generation);
                    throw;
                }
                finally
                {
                    copy.IsProposed = false;
                }

                switch (result.Outcome)
                {
                    case AppendOutcome.Committed:
                        if (_generation != generation) Forget();
                        else if (ahead.Sequence > Committed.Sequence)
                        {
                            Committed = ahead with { State = _at is null ? ahead.State : _at(ahead.State, result.Position), Position = result.Position, Session = result.Session };
                            if (ReferenceEquals(_tentative, ahead)) (_tentative, _lastAppend) = (Committed, Settled);
                        }
                        return new(RecordedEntry.Of(entry, result.Position), decision.Event, false, null);
                    case AppendOutcome.CommandKnown:
                        Forget(generation);
                        _recent.AddKnown(command.Scope, command.Id);
                        return Known(result.Known!, command);
                    default:
                        Forget(generation);
                        break;
                }
            }
        }
        finally
        {
            _underWay.End(copy);
        }

        throw new LedgerUnavailableException($"The stream {_name} kept changing under {MaxAttempts} attempts to continue it.");
    }

    /// <summary>Forgets what was read, so that it is read again: another activation may have continued the stream.</summary>
    public void Forget()
    {
        _generation++;
        _loading = null;
    }

    /// <summary>Forgets what was read, unless it was forgotten since.</summary>
    private void Forget(int generation)
    {
        if (_generation == generation) Forget();
    }

    /// <summary>Every entry of the stream, straight from the ledger, folded one by one.</summary>
    public async IAsyncEnumerable<(LedgerEntry Entry, TEvent Event, TState Before, TState After)> ReplayAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var state = _empty;
        await foreach (var entry in _ledger.ReadStreamAsync(_name, 0, cancellationToken))
        {
            var happened = LedgerJson.Read<TEvent>(entry.Content);
            var before = state;
            state = _apply(state, new(entry.Sequence, entry.RecordedAt, entry.Actor, entry.Hash, happened));
            yield return (entry, happened, before, state);
        }
    }

    private static Recording<TEvent> Known(LedgerEntry known, RecordedCommand command) =>
        command.IsOf(known)
            ? new(RecordedEntry.Of(known), LedgerJson.Read<TEvent>(known.Content), true, null)
            : new(null, null, false, Refusal.KeyReused);

    private async Task ReadAsync()
    {
        var generation = _generation;
        var head = new Head(_empty, 0, 0, EntryHash.None, default);
        await foreach (var entry in _ledger.ReadStreamAsync(_name, 0, CancellationToken.None))
        {
            head = Advance(head, entry);
            // What is read again is known, as far as there is room for it.
            if (entry.Sequence > _recent.Newest) _recent.Add(entry.Scope, entry.CommandId, entry.Sequence);
        }

        if (_generation != generation) return;
        Committed = _tentative = head;
        _lastAppend = Settled;
        _comparedAt = _clock.GetTimestamp();
    }

    /// <summary>
    /// A refusal that stands, or what the command led to long ago; null where the refusal need not hold against the stream as it is.
    /// </summary>
    private async Task<Recording<TEvent>?> RefuseAsync(
        RecordedCommand command, Refusal refusal, Head basis, Task<AppendResult> append, int generation, CancellationToken cancellationToken)
    {
        if (!await IsDurableAsync(append)) return null;
        if (await _ledger.FindCommandAsync(command.Scope, command.Id, cancellationToken) is { } known) return Known(known, command);
        if (await IsContinuedElsewhereAsync(basis, cancellationToken) || _generation != generation) return null;
        return new Recording<TEvent>(null, null, false, refusal);
    }

    /// <summary>Whether what a refusal rests on has become durable, once that is decided.</summary>
    private static async Task<bool> IsDurableAsync(Task<AppendResult> append)
    {
        try
        {
            return (await append).Outcome == AppendOutcome.Committed;
        }
        catch (Exception exception) when (exception is LedgerUnavailableException or LedgerOverloadedException)
        {
            return false;
        }
    }

    /// <summary>
    /// Whether the ledger holds what another activation recorded after the state that a refusal rests on: it would not hold
    /// against the stream as it is.
    /// </summary>
    private async Task<bool> IsContinuedElsewhereAsync(Head basis, CancellationToken cancellationToken)
    {
        await foreach (var entry in _ledger.ReadStreamAsync(_name, basis.Sequence, cancellationToken))
            if (!_recent.Recorded(entry.Sequence) && !_underWay.IsProposed(entry.Scope, entry.CommandId))
                return true;
        return false;
    }

    private async Task CompareAsync()
    {
        _comparedAt = _clock.GetTimestamp();
        var generation = _generation;
        if (await IsContinuedElsewhereAsync(Committed, CancellationToken.None)) Forget(generation);
    }

    private ProposedEntry Propose(RecordedCommand command, TEvent happened, Head basis)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(_clock.GetUtcNow().ToUnixTimeMilliseconds());
        // Two silos' clocks may differ: a stream's times never run backwards, so that a state as of a time is well defined.
        if (now < basis.RecordedAt) now = basis.RecordedAt;
        return new(
            _name, basis.Sequence + 1, _topic, now, command.Actor, command.Scope, command.Id, command.Fingerprint,
            EventKinds.Of(happened), LedgerJson.Write(happened, command.Right), basis.Hash)
        { PreviousSession = basis.Session };
    }

    private Head Advance(Head head, ProposedEntry entry, TEvent happened) => new(
        _apply(head.State, new(entry.Sequence, entry.RecordedAt, entry.Actor, entry.Hash, happened)),
        entry.Sequence, 0, entry.Hash, entry.RecordedAt);

    private Head Advance(Head head, LedgerEntry entry) => new(
        _apply(head.State, new(entry.Sequence, entry.RecordedAt, entry.Actor, entry.Hash, LedgerJson.Read<TEvent>(entry.Content)) { Position = entry.Position }),
        entry.Sequence, entry.Position, entry.Hash, entry.RecordedAt);

    /// <summary>A state of the stream and the entry that led to it.</summary>
    /// <param name="State">The state.</param>
    /// <param name="Sequence">The entry's sequence; 0 before the first.</param>
    /// <param name="Position">Its position in the ledger; 0 as long as it is not committed.</param>
    /// <param name="Hash">Its digest.</param>
    /// <param name="RecordedAt">When it was decided.</param>
    public sealed record Head(TState State, long Sequence, long Position, EntryHash Hash, DateTimeOffset RecordedAt)
    {
        /// <summary>The session of the ledger's in which that entry was committed; 0 where it was read.</summary>
        public long Session { get; init; }
    }
}
