using System.Collections.Immutable;
using Kkr.Reports;

namespace Kkr.Catalogue;

/// <summary>A data set as it stands.</summary>
/// <param name="Definition">The newest version of its definition.</param>
/// <param name="Revision">How many changes it has seen.</param>
/// <param name="Published">The periods of which everybody could see figures when it was read.</param>
[GenerateSerializer, Immutable, Alias("kkr.DataSet")]
public sealed record DataSet(
    [property: Id(0)] DataSetDefinition Definition, [property: Id(1)] long Revision,
    [property: Id(2)] ImmutableHashSet<Period> Published)
{
    /// <summary>The dates that the secretariat set, by period.</summary>
    [Id(3)]
    public ImmutableDictionary<Period, PeriodSchedule> Schedules { get; init; } = ImmutableDictionary<Period, PeriodSchedule>.Empty;

    /// <summary>The periods that are closed to change.</summary>
    [Id(4)]
    public ImmutableDictionary<Period, PeriodLock> Locks { get; init; } = ImmutableDictionary<Period, PeriodLock>.Empty;

    /// <summary>By when a period is reported, and whether it still can be.</summary>
    public PeriodTerms TermsOf(Period period)
    {
        var terms = PeriodTerms.Of(Definition.Periods, period) with { Lock = Locks.GetValueOrDefault(period) };
        return Schedules.TryGetValue(period, out var set)
            ? terms with { Opens = set.Opens ?? terms.Opens, Deadline = set.Deadline ?? terms.Deadline }
            : terms;
    }

    /// <summary>Whether a period is one of those that are reported, and has opened.</summary>
    public bool IsOpen(Period period, DateOnly today) => Definition.Periods.Covers(period) && TermsOf(period).Opens <= today;

    /// <summary>Every publication, announced ones included, in the order in which they were decided.</summary>
    [Id(5)]
    public ImmutableArray<Publication> Publications { get; init; } = [];

    /// <summary>What everybody has been able to see of each period up to an instant, in the order in which it was decided; the last one counts.</summary>
    public ILookup<Period, Publication> PublicAt(DateTimeOffset instant) => Publications.Where(p => p.IsVisibleAt(instant)).ToLookup(p => p.Period);

    /// <summary>What people decided on duplicates among the records, by key.</summary>
    [Id(10)]
    public ImmutableDictionary<string, DuplicateDecision> Decisions { get; init; } = ImmutableDictionary<string, DuplicateDecision>.Empty;
}
