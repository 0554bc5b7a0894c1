using System.Collections.Immutable;
using Kkr.Ledger;

namespace Kkr.Agreements;

/// <summary>A framework agreement as its events have made it.</summary>
internal sealed record AgreementState
{
    public static AgreementState Empty { get; } = new();

    public long Revision { get; init; }

    /// <summary>Null until the agreement is first made: then it does not exist.</summary>
    public AgreementTerms? Terms { get; init; }

    public ImmutableList<FollowUpHeld> FollowUps { get; init; } = [];

    public ImmutableList<SupervisionReport> Reports { get; init; } = [];

    public ImmutableList<AgreementReminder> Reminders { get; init; } = [];

    public static AgreementState Apply(AgreementState state, Happened<AgreementEvent> happened)
    {
        state = state with { Revision = happened.Sequence };
        return happened.Event switch
        {
            AgreementMade made => state with { Terms = made.Terms },
            FollowUpRecorded recorded => state with { FollowUps = state.FollowUps.Add(recorded.FollowUp) },
            SupervisionRecorded recorded => state with { Reports = state.Reports.Add(recorded.Report) },
            AgreementReminded reminded => state with
            {
                Reminders = state.Reminders.Add(new(reminded.Due, reminded.Municipality, reminded.Overdue, happened.RecordedAt)),
            },
            ProvidersChanged changed => state with
            {
                Terms = state.Terms! with
                {
                    Providers = [.. state.Terms.Providers.Where(period => period.Municipality != changed.Municipality), .. changed.Providers],
                },
            },
            _ => throw new InvalidOperationException($"An agreement knows no {happened.Event.GetType().Name}."),
        };
    }

    /// <summary>The state as it was known at a moment.</summary>
    public static AgreementState AsOf(IEnumerable<Happened<AgreementEvent>> history, DateTimeOffset asOf) =>
        history.TakeWhile(happened => happened.RecordedAt <= asOf).Aggregate(Empty, Apply);
}
