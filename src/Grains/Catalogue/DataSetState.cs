using System.Collections.Immutable;
using Kkr.Ledger;
using Kkr.Reports;

namespace Kkr.Catalogue;

/// <summary>What a data set's entries fold to.</summary>
/// <param name="Versions">Every version of its definition, the newest last.</param>
/// <param name="Revision">How many changes it has seen.</param>
/// <param name="Publications">Every publication, in the order in which they were decided.</param>
internal sealed record DataSetState(ImmutableArray<DataSetDefinition> Versions, long Revision, ImmutableArray<Publication> Publications)
{
    /// <summary>The dates that the secretariat set, by period.</summary>
    public ImmutableDictionary<Period, PeriodSchedule> Schedules { get; init; } = ImmutableDictionary<Period, PeriodSchedule>.Empty;

    /// <summary>The periods that are closed to change.</summary>
    public ImmutableDictionary<Period, PeriodLock> Locks { get; init; } = ImmutableDictionary<Period, PeriodLock>.Empty;

    /// <summary>When and by whom each version was given, the newest last.</summary>
    public ImmutableArray<DataSetVersion> History { get; init; } = [];

    /// <summary>What people decided on duplicates, by key.</summary>
    public ImmutableDictionary<string, DuplicateDecision> Decisions { get; init; } = ImmutableDictionary<string, DuplicateDecision>.Empty;

    /// <summary>Those that later ones on the same key replaced.</summary>
    public ImmutableArray<DuplicateDecision> ReplacedDecisions { get; init; } = [];

    public static DataSetState Empty { get; } = new([], 0, []);

    public DataSetDefinition? Definition => Versions.IsEmpty ? null : Versions[^1];

    /// <summary>The data set as it stands at an instant.</summary>
    public DataSet? At(DateTimeOffset now) => Definition is { } definition
        ? new(definition, Revision, [.. Publications.Where(p => p.IsVisibleAt(now)).Select(p => p.Period)]) { Publications = Publications, Schedules = Schedules, Locks = Locks, Decisions = Decisions, ReplacedDecisions = ReplacedDecisions }
        : null;

    public static DataSetState Apply(DataSetState state, Happened<DataSetEvent> happened)
    {
        state = state with { Revision = happened.Sequence };
        return happened.Event switch
        {
            DataSetDefined defined => state with
            {
                Versions = state.Versions.Add(defined.Definition),
                History = state.History.Add(new(defined.Definition, happened.RecordedAt, happened.Actor)),
            },
            DuplicateDecided decided => state with
            {
                Decisions = state.Decisions.SetItem(decided.Key, new(
                    decided.Key, decided.Verdict, decided.Keep, decided.Records, decided.Reason, happened.Actor, happened.RecordedAt)
                { Position = happened.Position }),
                ReplacedDecisions = state.Decisions.TryGetValue(decided.Key, out var replaced) ? state.ReplacedDecisions.Add(replaced) : state.ReplacedDecisions,
            },
            PeriodPublished published => state with
            {
                Publications = state.Publications.Add(new(
                    published.Period, published.AsOf ?? happened.Position, published.VisibleFrom ?? happened.RecordedAt,
                    happened.RecordedAt, published.Reason)),
            },
            PeriodScheduled set => state with { Schedules = state.Schedules.SetItem(set.Period, new(set.Opens, set.Deadline)) },
            PeriodLocked locked => state with
            {
                Locks = state.Locks.SetItem(locked.Period, new(happened.Actor, happened.RecordedAt, locked.Reason)),
            },
            PeriodReopened reopened => state with { Locks = state.Locks.Remove(reopened.Period) },
            _ => throw new InvalidOperationException($"A data set can't take in {happened.Event.GetType().Name}."),
        };
    }
}
