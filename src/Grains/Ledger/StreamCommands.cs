using System.Collections.Immutable;
using System.Globalization;
using Kkr.Reports;
using Kkr.Rights;

namespace Kkr.Ledger;

/// <summary>How grains whose stream is a document with revisions record commands on it, and read it as of any moment.</summary>
internal static class StreamCommands
{
    /// <summary>Records what a rule makes of a command, if the stream stands at the revision that the caller goes by.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="scope">Within what the command's id is unique.</param>
    /// <param name="command">Who commands, by which id.</param>
    /// <param name="right">By which right.</param>
    /// <param name="content">What is commanded, as text that differs when the command does.</param>
    /// <param name="expected">The revision the caller goes by; null for any.</param>
    /// <param name="revisionOf">The revision of a state.</param>
    /// <param name="decide">The rule.</param>
    /// <param name="cancellationToken">Ends the wait for the stream to be read.</param>
    public static Task<Recording<TEvent>> RecordAsync<TState, TEvent>(
        this LedgerStream<TState, TEvent> stream, string scope, CommandContext command, ExercisedRight right, string content, long? expected,
        Func<TState, long> revisionOf, Func<TState, Decision<TEvent>> decide, CancellationToken cancellationToken)
        where TState : class
        where TEvent : class =>
        stream.RecordAsync(
            new(scope, command.Id, EntryHash.Of(content), command.Caller.Subject, right),
            state => expected is { } revision && revision != revisionOf(state) ? RevisionMismatch(revisionOf(state)) : decide(state),
            cancellationToken);

    /// <summary>
    /// The state that a recorded command left, so that the same command is answered the same however much has happened since.
    /// </summary>
    public static async Task<TState> StateAfterAsync<TState, TEvent>(
        this LedgerStream<TState, TEvent> stream, RecordedEntry entry, CancellationToken cancellationToken)
        where TState : class
        where TEvent : class
    {
        if (stream.Committed.Sequence == entry.Sequence) return stream.Committed.State;
        await foreach (var (read, _, _, after) in stream.ReplayAsync(cancellationToken))
            if (read.Sequence == entry.Sequence)
                return after;
        throw new LedgerUnavailableException($"The stream could not be read up to its entry {entry.Sequence}.");
    }

    /// <summary>The state as it stands, or as it was known at a moment, that moment included; null before the first entry.</summary>
    public static async Task<TState?> StateAsOfAsync<TState, TEvent>(
        this LedgerStream<TState, TEvent> stream, DateTimeOffset? asOf, CancellationToken cancellationToken)
        where TState : class
        where TEvent : class
    {
        await stream.LoadRecentAsync(cancellationToken);
        if (asOf is not { } moment || moment >= stream.Committed.RecordedAt) return stream.Committed.Sequence == 0 ? null : stream.Committed.State;
        TState? known = null;
        await foreach (var (entry, _, _, after) in stream.ReplayAsync(cancellationToken))
        {
            if (entry.RecordedAt > moment) break;
            known = after;
        }

        return known;
    }

    /// <summary>Every change, the oldest first.</summary>
    public static async Task<RecordedHistory> HistoryAsync<TState, TEvent>(this LedgerStream<TState, TEvent> stream, CancellationToken cancellationToken)
        where TState : class
        where TEvent : class
    {
        var changes = ImmutableArray.CreateBuilder<RecordedChange>();
        await foreach (var (entry, _, _, _) in stream.ReplayAsync(cancellationToken))
            changes.Add(new(entry.Sequence, entry.Kind, entry.RecordedAt, entry.Actor, entry.Content, entry.Position, entry.Hash.ToString())
            {
                Right = LedgerJson.RightOf(entry.Content),
            });
        return new(changes.ToImmutable());
    }

    private static Refusal RevisionMismatch(long revision) => new(
        RefusalKind.RevisionMismatch, new("Der er ændret noget i mellemtiden.", "It has changed in the meantime."),
        "revision", revision.ToString(CultureInfo.InvariantCulture));
}
