using System.Collections.Immutable;
using Kkr.Ledger;
using Kkr.Reports;

namespace Kkr.Regions;

/// <summary>What the reminder has noticed.</summary>
/// <param name="NoticedAt">What is overdue, and when that was noticed.</param>
/// <param name="Revision">How many times something was recorded.</param>
internal sealed record DeadlineState(ImmutableDictionary<ReportKey, DateTimeOffset> NoticedAt, long Revision)
{
    public static DeadlineState Empty { get; } = new(ImmutableDictionary<ReportKey, DateTimeOffset>.Empty, 0);

    public static DeadlineState Apply(DeadlineState state, Happened<DeadlineEvent> happened) => happened.Event switch
    {
        ObligationsOverdue overdue => new(
            state.NoticedAt.SetItems(overdue.Reports.Select(r => KeyValuePair.Create(ReportKey.Parse(r), happened.RecordedAt))), happened.Sequence),
        ObligationsSettled settled => new(state.NoticedAt.RemoveRange(settled.Reports.Select(ReportKey.Parse)), happened.Sequence),
        _ => throw new InvalidOperationException($"Deadlines can't take in {happened.Event.GetType().Name}."),
    };
}
