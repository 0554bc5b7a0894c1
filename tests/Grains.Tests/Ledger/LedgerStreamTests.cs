using System.Globalization;
using FsCheck.Xunit;
using Kkr.Reports;
using Kkr.Rights;
using Microsoft.Extensions.Time.Testing;

namespace Kkr.Ledger;

/// <summary>The stream that every grain with a state of its own stands on, against a real ledger (guarantees G1, G2, G3).</summary>
public sealed class LedgerStreamTests : IAsyncLifetime
{
    private static readonly Refusal No = new(RefusalKind.Conflict, new("nej", "no"));
    private readonly SqliteStore _store = new();
    private ILedger _ledger = null!;
    private int _streams;

    public ValueTask InitializeAsync()
    {
        _ledger = _store.Open();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    /// <summary>
    /// Two activations of one grain race over appends of which some fail, before or after the commit; every command is
    /// given to either, some to both, and repeated until its outcome is known.
    /// </summary>
    [Property(MaxTest = 25)]
    public async Task Of_two_activations_one_wins_each_sequence_and_no_command_is_lost_or_doubled(int seed)
    {
        var random = new Random(seed);
        var name = NewStream();
        var faults = Enumerable.Range(0, 64).Select(_ => random.Next(5) switch { 0 => Fault.Before, 1 => Fault.After, _ => Fault.None }).ToArray();
        FaultyLedger first = Faulty(faults, 1), second = Faulty([.. faults.Reverse()], 2);
        await using var one = await Activation.StartAsync(first, name);
        await using var other = await Activation.StartAsync(second, name);
        var given = Enumerable.Range(0, 12).SelectMany(i => Enumerable.Repeat($"c{i}", random.Next(1, 4))).OrderBy(_ => random.Next())
            .Select(command => (Command: command, By: random.Next(2) == 0 ? one : other)).ToList();

        var recordings = await Task.WhenAll(given.Select(g => g.By.CountForSureAsync(g.Command)));

        var entries = await ReadAsync(name);
        Assert.Equal(given.Select(g => g.Command).Distinct().Order(), entries.Select(e => e.CommandId).Order());
        Assert.Equal(Enumerable.Range(1, entries.Count).Select(i => (long)i), entries.Select(e => e.Sequence));
        Assert.Equal(entries.Select(e => e.Hash).Prepend(EntryHash.None).SkipLast(1), entries.Select(e => e.Previous));
        // Who says in which session the entry before its own was committed knows that it was.
        Assert.All(first.Proposed.Concat(second.Proposed).Where(p => p.PreviousSession != 0), p => Assert.Contains(p.Previous, entries.Select(e => e.Hash)));
        // Each was decided on exactly what went before it, whoever decided.
        Assert.All(entries, e => Assert.Equal(e.Sequence - 1, ((Counted)LedgerJson.Read<CountingEvent>(e.Content)).Before));
        Assert.All(given.Zip(recordings), g => Assert.Equal(RecordedEntry.Of(entries.Single(e => e.CommandId == g.First.Command)), g.Second.Entry));
        foreach (var activation in new[] { one, other })
        {
            await activation.CountForSureAsync("c0");
            Assert.InRange(activation.Stream.Committed.Sequence, 0, entries.Count);
            Assert.Equal(activation.Stream.Committed.Sequence, activation.Stream.Committed.State.Value);
        }

        FaultyLedger Faulty(Fault[] plan, long session) => new(_ledger) { FaultOf = n => n < plan.Length ? plan[n] : Fault.None, Session = session };
    }

    [Fact]
    public async Task An_entry_says_in_which_session_the_one_before_it_was_committed_unless_that_was_read_or_is_under_way()
    {
        var (name, ledger) = (NewStream(), new FaultyLedger(_ledger) { Session = 7 });
        await using var activation = await Activation.StartAsync(ledger, name);
        await activation.CountAsync("c1");
        await activation.CountAsync("c2");
        ledger.Session = 8;
        await activation.CountAsync("c3");
        await activation.CountAsync("c4");
        await activation.TurnAsync(() => Task.WhenAll(Enumerable.Range(5, 2).Select(i => activation.Stream.RecordAsync(
            Command(name, string.Create(CultureInfo.InvariantCulture, $"c{i}")), s => new Counted(s.Value), CancellationToken.None))));
        await activation.TurnAsync(() =>
        {
            activation.Stream.Forget();
            return Task.FromResult(0);
        });
        await activation.CountAsync("c7");
        Assert.Equal([0, 7, 7, 8, 8, 0, 0], ledger.Proposed.Select(e => e.PreviousSession));
    }

    [Fact]
    public async Task Pipelined_commands_keep_their_order_and_need_one_reading()
    {
        var ledger = new FaultyLedger(_ledger);
        var name = NewStream();
        await using var activation = await Activation.StartAsync(ledger, name);
        var recordings = await activation.TurnAsync(() => Task.WhenAll(Enumerable.Range(0, 200).Select(i => activation.Stream.RecordAsync(
            Command(name, $"c{i}"), s => new Counted(s.Value), CancellationToken.None))));
        Assert.Equal(Enumerable.Range(1, 200).Select(i => (long)i), recordings.Select(r => r.Entry!.Sequence));
        Assert.Equal(1, ledger.StreamReads);
        Assert.Equal(200, activation.Stream.Committed.Sequence);
    }

    [Fact]
    public async Task A_repeat_of_what_is_under_way_does_not_hold_up_what_follows()
    {
        var ledger = new FaultyLedger(_ledger);
        var name = NewStream();
        await using var activation = await Activation.StartAsync(ledger, name);
        var recordings = await activation.TurnAsync(() => Task.WhenAll(Enumerable.Range(0, 100).Select(i => activation.Stream.RecordAsync(
            Command(name, string.Create(CultureInfo.InvariantCulture, $"c{i / 4}")), s => new Counted(s.Value), CancellationToken.None))));
        Assert.Equal(25, (await ReadAsync(name)).Count);
        Assert.Equal(75, recordings.Count(r => r.Replayed));
        Assert.Equal(1, ledger.StreamReads);
    }

    [Fact]
    public async Task A_repeat_of_a_recent_command_leaves_the_stream_as_it_was_read()
    {
        var (name, ledger) = (NewStream(), new FaultyLedger(_ledger));
        await using var activation = await Activation.StartAsync(ledger, name);
        for (var i = 1; i <= 40; i++) await activation.CountAsync(string.Create(CultureInfo.InvariantCulture, $"c{i}"));
        foreach (var (command, sequence) in new[] { ("c40", 40L), ("c9", 9L) })
        {
            var repeat = await activation.CountAsync(command);
            Assert.True(repeat.Replayed);
            Assert.Equal(sequence, repeat.Entry!.Sequence);
            Assert.Equal(sequence - 1, ((Counted)repeat.Event!).Before);
        }

        Assert.Equal(1, ledger.StreamReads);

        // An older one is found out by the ledger, and what was decided ahead is forgotten: once.
        for (var i = 0; i < 3; i++) Assert.Equal(2, (await activation.CountAsync("c2")).Entry!.Sequence);
        Assert.Equal(41, (await activation.CountAsync("c41")).Entry!.Sequence);
        Assert.Equal(2, ledger.StreamReads);
    }

    [Fact]
    public async Task A_command_that_another_stream_carried_out_is_refused_however_often_it_comes()
    {
        var name = NewStream();
        await using var activation = await Activation.StartAsync(_ledger, name);
        var elsewhere = await Activation.StartAsync(_ledger, NewStream());
        await using (elsewhere)
            await elsewhere.TurnAsync(() => elsewhere.Stream.RecordAsync(
                Command(name, "c") with { Fingerprint = EntryHash.Of("for another") }, s => new Counted(s.Value), CancellationToken.None));
        for (var i = 0; i < 3; i++) Assert.Equal(RefusalKind.KeyReused, (await activation.CountAsync("c")).Refusal?.Kind);
        Assert.Empty(await ReadAsync(name));
    }

    [Fact]
    public async Task A_command_id_used_for_something_else_is_refused_also_while_the_first_is_under_way()
    {
        await using var activation = await Activation.StartAsync(_ledger, NewStream());
        var recordings = await Task.WhenAll(activation.CountAsync("c", content: "one"), activation.CountAsync("c", content: "other"));
        Assert.Equal(RefusalKind.KeyReused, Assert.Single(recordings, r => r.Entry is null).Refusal?.Kind);
        Assert.Equal(RefusalKind.KeyReused, (await activation.CountAsync("c", content: recordings[0].Entry is null ? "one" : "other")).Refusal?.Kind);
    }

    [Theory]
    [InlineData(Fault.Before)]
    [InlineData(Fault.After)]
    public async Task An_unknown_outcome_is_told_and_the_same_command_then_counts_once(Fault fault)
    {
        var name = NewStream();
        await using var activation = await Activation.StartAsync(new FaultyLedger(_ledger) { FaultOf = n => n == 0 ? fault : Fault.None }, name);
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => activation.CountAsync("c"));
        var again = await activation.CountAsync("c");
        Assert.Equal(fault == Fault.After, again.Replayed);
        Assert.Equal(1, again.Entry!.Sequence);
        Assert.Equal(1, (await activation.CountAsync("c")).Entry!.Sequence);
        Assert.Single(await ReadAsync(name));
    }

    [Fact]
    public async Task A_stream_that_could_not_be_read_once_is_read_again()
    {
        var ledger = new FaultyLedger(_ledger) { Away = true };
        await using var activation = await Activation.StartAsync(ledger, NewStream());
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => activation.CountAsync("c"));
        ledger.Away = false;
        Assert.Equal(1, (await activation.CountAsync("c")).Entry!.Sequence);
        // And after a failed append, which makes it forget, just as well.
        ledger.FaultOf = _ => ledger.Away ? Fault.None : Fail(ledger);
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => activation.CountAsync("d"));
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => activation.CountAsync("d"));
        (ledger.Away, ledger.FaultOf) = (false, _ => Fault.None);
        Assert.Equal(2, (await activation.CountAsync("d")).Entry!.Sequence);

        static Fault Fail(FaultyLedger ledger)
        {
            ledger.Away = true;
            return Fault.Before;
        }
    }

    [Fact]
    public async Task Copies_of_a_command_are_decided_in_the_order_in_which_they_came()
    {
        await using var activation = await Activation.StartAsync(_ledger, NewStream());
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var decided = new List<int>();
        var copies = new List<Task<Recording<CountingEvent>>>();
        foreach (var copy in Enumerable.Range(0, 3))
            copies.Add(activation.PreparedAsync("c", _ => copy == 0 ? asked.Task : Task.CompletedTask, _ =>
            {
                decided.Add(copy);
                return No;
            }));
        // Another command does not wait for them.
        Assert.Equal(1, (await activation.CountAsync("d")).Entry!.Sequence);
        Assert.DoesNotContain(copies, c => c.IsCompleted);
        asked.SetResult();
        Assert.All(await Task.WhenAll(copies), r => Assert.Equal(No, r.Refusal));
        Assert.Equal([0, 1, 2], decided.Distinct());
    }

    [Fact]
    public async Task What_nobody_waits_for_any_more_is_not_decided()
    {
        var (name, clock) = (NewStream(), new FakeTimeProvider());
        await using var activation = await Activation.StartAsync(_ledger, name, clock);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var late = activation.PreparedAsync("c", _ =>
        {
            begun.SetResult();
            return asked.Task;
        }, _ => null);
        await begun.Task;
        clock.Advance(TimeSpan.FromSeconds(6));
        asked.SetResult();
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => late);
        Assert.Empty(await ReadAsync(name));
        Assert.Equal(1, (await activation.CountAsync("c")).Entry!.Sequence);
    }

    [Fact]
    public async Task A_refusal_does_not_rest_on_what_was_never_recorded()
    {
        await using var activation = await Activation.StartAsync(
            new FaultyLedger(_ledger) { FaultOf = n => n == 0 ? Fault.Before : Fault.None }, NewStream());
        var recorded = activation.CountAsync("c");
        var picky = activation.CountAsync("d", state => state.Value == 1 ? No : null);
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => recorded);
        Assert.Equal(1, (await picky).Entry?.Sequence);
    }

    [Fact]
    public async Task A_refusal_does_not_rest_on_a_state_that_another_activation_left_behind()
    {
        var name = NewStream();
        await using var stale = await Activation.StartAsync(_ledger, name);
        await using var current = await Activation.StartAsync(_ledger, name);
        await stale.CountAsync("a");
        await current.CountAsync("b");
        // Who has seen two may expect two, whichever activation answers.
        var recording = await stale.CountAsync("c", state => state.Value == 2 ? null : No);
        Assert.Equal(3, recording.Entry?.Sequence);
    }

    [Fact]
    public async Task A_reader_is_shown_within_a_second_what_another_activation_recorded_and_what_is_known_while_the_ledger_is_away()
    {
        var (name, clock, ledger) = (NewStream(), new FakeTimeProvider(), new FaultyLedger(_ledger));
        await using var stale = await Activation.StartAsync(ledger, name, clock);
        await using var current = await Activation.StartAsync(_ledger, name);
        await stale.CountAsync("a");
        await current.CountAsync("b");
        var reads = ledger.StreamReads;
        Assert.Equal(1, await ReadAsync(stale));
        Assert.Equal(reads, ledger.StreamReads);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, await ReadAsync(stale));
        await current.CountAsync("c");
        clock.Advance(TimeSpan.FromSeconds(1));
        ledger.Away = true;
        Assert.Equal(2, await ReadAsync(stale));

        static Task<long> ReadAsync(Activation activation) => activation.TurnAsync(async () =>
        {
            await activation.Stream.LoadRecentAsync(CancellationToken.None);
            return activation.Stream.Committed.State.Value;
        });
    }

    [Fact]
    public async Task A_command_carried_out_before_is_answered_with_its_entry_even_if_the_rules_now_refuse_it()
    {
        var name = NewStream();
        await using (var before = await Activation.StartAsync(_ledger, name))
            for (var i = 0; i < 300; i++) await before.CountAsync($"c{i}");
        await using var after = await Activation.StartAsync(_ledger, name);
        var recording = await after.CountAsync("c3", _ => No);
        Assert.True(recording.Replayed);
        Assert.Equal(4, recording.Entry!.Sequence);
        Assert.Equal(No, (await after.CountAsync("new", _ => No)).Refusal);
    }

    private string NewStream() => string.Create(CultureInfo.InvariantCulture, $"count/{Interlocked.Increment(ref _streams)}");

    private static RecordedCommand Command(string stream, string id) => new(stream, id, EntryHash.Of("count"u8), "subject", new(Role.Reporter));

    private async Task<List<LedgerEntry>> ReadAsync(string stream)
    {
        var entries = new List<LedgerEntry>();
        await foreach (var entry in _ledger.ReadStreamAsync(stream, 0, CancellationToken.None)) entries.Add(entry);
        return entries;
    }
}
