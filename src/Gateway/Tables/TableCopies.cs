using System.Collections.Concurrent;
using System.Collections.Immutable;
using Kkr.Reports;
using Kkr.Tables;

namespace Kkr.Gateway.Tables;

/// <summary>
/// The gateway's own copies of the tables that are read here, kept by the same rule as the tables themselves and at most
/// a fraction of a second behind. The first read that finds its copy aged has it brought up to date and is answered from it
/// meanwhile; only a copy that is older still makes reads wait, and one call serves all of them. While a table can't be
/// asked, its copy goes on answering.
/// </summary>
public sealed class TableCopies(IGrainFactory grains, TimeProvider clock)
{
    /// <summary>The age from which a read has a copy brought up to date.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromMilliseconds(100);

    /// <summary>The age from which a read waits for that.</summary>
    private static readonly TimeSpan MostAge = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentDictionary<TableKey, Copy> _copies = new();

    /// <summary>A table that holds all that <paramref name="atLeast"/> points at.</summary>
    /// <exception cref="TimeoutException">It did not within five seconds.</exception>
    public async ValueTask<TableView> ReadAsync(TableKey key, ImmutableArray<ReceiptPosition> atLeast, CancellationToken cancellationToken)
    {
        var copy = _copies.GetOrAdd(key, static (k, copies) => new(copies, k), this);
        if (copy.View is { } view && clock.GetElapsedTime(copy.ReadAt) is var age && age < MostAge && Includes(view))
        {
            if (age >= Freshness) copy.RefreshBeside();
            return view;
        }

        var started = clock.GetTimestamp();
        while (true)
        {
            view = await copy.RefreshAsync(atLeast, cancellationToken);
            if (Includes(view)) return view;
            if (clock.GetElapsedTime(started) > Patience) throw new TimeoutException("The table does not hold the position that was asked for.");
            await Task.Delay(Pause, clock, cancellationToken);
        }

        bool Includes(TableView held) => atLeast.All(token => held.Table.Includes(token, key, held.Covered));
    }

    private sealed class Copy(TableCopies copies, TableKey key)
    {
        private readonly Lock _lock = new();
        private Task<TableView>? _refreshing;

        public TableView? View { get; private set; }

        public long ReadAt { get; private set; }

        /// <summary>Brings the copy up to date, unless that is under way.</summary>
        public void RefreshBeside()
        {
            if (_refreshing is null or { IsCompleted: true }) RefreshAsync([], CancellationToken.None).Ignore();
        }

        public Task<TableView> RefreshAsync(ImmutableArray<ReceiptPosition> atLeast, CancellationToken cancellationToken)
        {
            lock (_lock)
            {
                // A refresh under way may have begun before the caller's own write: it serves only those without a token.
                if (_refreshing is { IsCompleted: false } && atLeast.IsEmpty) return _refreshing.WaitAsync(cancellationToken);
                return (_refreshing = ReadAsync(_refreshing, atLeast)).WaitAsync(cancellationToken);
            }
        }

        private async Task<TableView> ReadAsync(Task<TableView>? before, ImmutableArray<ReceiptPosition> atLeast)
        {
            if (before is not null) await ((Task)before).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            var held = View;
            TableChanges changes;
            var startedAt = copies.clock.GetTimestamp();
            try
            {
                changes = await Retrying.Async(
                    ct => copies.grains.Table(key).ReadSinceAsync(held?.Version, atLeast, ct), copies.clock, CancellationToken.None);
            }
            catch (Exception exception) when (held is not null && Problems.UnavailableHandler.IsPassing(exception))
            {
                ReadAt = copies.clock.GetTimestamp();
                return held;
            }

            var table = (changes.Whole || held is null ? TableState.Empty : held.Table).With(changes.Reports);
            View = new(table, changes.Version, changes.Covered);
            ReadAt = startedAt;
            return View;
        }
    }

    private readonly IGrainFactory grains = grains;
    private readonly TimeProvider clock = clock;
}
