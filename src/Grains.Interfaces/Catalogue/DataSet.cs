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

    /// <summary>
    /// What everybody was shown up to an instant, in the order in which it came to be seen. Of what may be seen of a period, the
    /// newest decision is shown: what was announced and then overtaken by another never is.
    /// </summary>
    public ImmutableArray<Publication> ShownAt(DateTimeOffset instant)
    {
        var shown = ImmutableArray.CreateBuilder<Publication>();
        var newest = new Dictionary<Period, int>();
        foreach (var (publication, decided) in Publications.Select((p, i) => (p, i)).Where(p => p.p.IsVisibleAt(instant)).OrderBy(p => p.p.VisibleFrom).ThenBy(p => p.i))
        {
            if (newest.TryGetValue(publication.Period, out var later) && later > decided) continue;
            newest[publication.Period] = decided;
            shown.Add(publication);
        }

        return shown.ToImmutable();
    }

    /// <summary>What everybody was shown of each period up to an instant, in the order in which it came to be seen; the last one counts.</summary>
    public ILookup<Period, Publication> PublicAt(DateTimeOffset instant) => ShownAt(instant).ToLookup(p => p.Period);

    /// <summary>What people decided on duplicates among the records, by key.</summary>
    [Id(10)]
    public ImmutableDictionary<string, DuplicateDecision> Decisions { get; init; } = ImmutableDictionary<string, DuplicateDecision>.Empty;

    /// <summary>Decisions on duplicates that later ones on the same key replaced, in the order in which they were made.</summary>
    [Id(11)]
    public ImmutableArray<DuplicateDecision> ReplacedDecisions { get; init; } = [];

    /// <summary>What people had decided on duplicates up to a position in the ledger: figures that were published then go by it.</summary>
    public ImmutableDictionary<string, DuplicateDecision> DecisionsAt(long position)
    {
        if (ReplacedDecisions.IsDefaultOrEmpty && Decisions.Values.All(d => d.Position <= position)) return Decisions;
        var decisions = ImmutableDictionary.CreateBuilder<string, DuplicateDecision>();
        foreach (var decision in (ReplacedDecisions.IsDefault ? [] : ReplacedDecisions).Concat(Decisions.Values).Where(d => d.Position <= position)) decisions[decision.Key] = decision;
        return decisions.ToImmutable();
    }
}
