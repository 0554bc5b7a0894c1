using System.Collections.Immutable;
using System.Globalization;
using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.Rights;

namespace Kkr.Regions;

/// <summary>Owns a region's deadlines: a reminder wakes it, wherever in the cluster, however long nobody has asked.</summary>
internal sealed class DeadlineGrain(ILedger ledger, ILedgerWriter writer, TimeProvider clock) : Grain, IDeadlineGrain, IRemindable
{
    private const string Topic = "deadlines";
    private const string Reminder = "deadlines";
    private static readonly TimeSpan FirstReview = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenReviews = TimeSpan.FromHours(1);

    private AreaCode _area;
    private LedgerStream<DeadlineState, DeadlineEvent> _stream = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _area = AreaCode.Parse(this.GetPrimaryKeyString());
        _stream = new($"deadlines/{_area}", Topic, DeadlineState.Empty, DeadlineState.Apply, ledger, writer, clock);
        await _stream.LoadAsync(cancellationToken);
    }

    public Task WatchAsync() => this.RegisterOrUpdateReminder(Reminder, FirstReview, BetweenReviews);

    public Task ReceiveReminder(string reminderName, TickStatus status) => ReviewAsync(CancellationToken.None);

    public async Task ReviewAsync(CancellationToken cancellationToken)
    {
        var overdue = await ReadAsync(cancellationToken);
        foreach (var noticed in DeadlineRules.Review(_stream.Committed.State, overdue).ToList())
        {
            // The id follows from what is noticed and when: two activations that notice the same record it once.
            var content = string.Create(CultureInfo.InvariantCulture, $"{_stream.Committed.State.Revision}\n{LedgerJson.Write(noticed)}");
            await _stream.RecordAsync(
                new($"deadlines/{_area}", CommandContext.IdOf(content), EntryHash.Of(content), Caller.System.Subject, ExercisedRight.System),
                _ => noticed, cancellationToken);
        }
    }

    public async Task<ImmutableArray<OverdueObligation>> ReadAsync(CancellationToken cancellationToken)
    {
        var overview = await GrainFactory.Region(_area).ReadAsync(cancellationToken);
        await _stream.LoadAsync(cancellationToken);
        return DeadlineRules.Overdue(overview, _stream.Committed.State, clock.Today());
    }
}
