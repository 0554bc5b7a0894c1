using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Reports;

namespace Kkr.ResultContracts;

/// <summary>
/// The fulfilment of a contract's goals from their evidence (agenda item 3.3). The order in which evidence came in
/// makes no difference to it.
/// </summary>
internal static class Scoring
{
    public static Assessment Assess(ContractTerms terms, IEnumerable<RecordedEvidence> evidence)
    {
        var byGoal = evidence.Where(given => given.ReplacedBy is null).ToLookup(given => given.Goal);
        var goals = terms.Goals.Select(goal => Assess(goal, [.. byGoal[goal.Number]])).ToImmutableArray();
        return new Assessment(goals, Overall(goals));
    }

    public static GoalAssessment Assess(Goal goal, ImmutableArray<RecordedEvidence> evidence)
    {
        var told = evidence.OrderBy(given => given.Number).ToImmutableArray();
        var found = goal.Rule switch
        {
            ThresholdRule rule => MeasuredScoring.ByThresholds(rule, told),
            ShareRule rule => MeasuredScoring.ByShare(rule, told),
            IncreaseRule rule => CountedScoring.ByIncrease(rule, told),
            EffortsRule rule => CountedScoring.ByEfforts(rule, told),
            CountsRule rule => CountedScoring.ByCounts(rule, told),
            DocumentedRule rule => CountedScoring.ByTopics(rule, told),
            DecidedRule rule => ByDecision(rule, told),
            _ => throw new InvalidOperationException($"No scoring for {goal.Rule.GetType().Name}."),
        };
        var fulfilment = Math.Round(found.Fulfilment, 4, MidpointRounding.AwayFromZero);
        var proposed = told.LastOrDefault(given => given.Content.Proposed is not null)?.Content.Proposed;
        var differs = proposed is not null && proposed.Fulfilment != fulfilment;
        return new GoalAssessment(
            goal.Number, goal.Title, goal.Group, goal.Weight,
            found.Measured is { } measured ? Math.Round(measured, 4, MidpointRounding.AwayFromZero) : null,
            fulfilment, found.Assessed, KindOf(goal.Rule), proposed?.Fulfilment, differs, proposed?.Reason,
            differs ? found.Explanation.Then(Difference(proposed!)) : found.Explanation,
            [.. told.SelectMany(given => EvidenceWording.Lines(goal, given))]);
    }

    public static OverallAssessment Overall(ImmutableArray<GoalAssessment> goals)
    {
        var weights = goals.Sum(goal => goal.Weight);
        var exact = goals.Sum(goal => goal.Weight * goal.Fulfilment) / weights;
        decimal? proposed = goals.All(goal => goal.Proposed is not null) ? goals.Sum(goal => goal.Weight * goal.Proposed!.Value) / weights : null;
        return new OverallAssessment(
            Math.Round(exact, 4, MidpointRounding.AwayFromZero),
            (int)Math.Round(exact, 0, MidpointRounding.AwayFromZero),
            proposed is { } mean ? Math.Round(mean, 4, MidpointRounding.AwayFromZero) : null,
            goals.Count(goal => goal.Assessed), goals.Length);
    }

    public static string KindOf(GoalRule rule) => rule switch
    {
        ThresholdRule => "thresholds",
        ShareRule => "share-at-or-above",
        IncreaseRule => "increase-over-baseline",
        EffortsRule => "share-of-efforts",
        CountsRule => "counts-against-targets",
        DocumentedRule => "documented",
        DecidedRule => "decided-by-authority",
        _ => throw new InvalidOperationException($"No name for {rule.GetType().Name}."),
    };

    private static Scored ByDecision(DecidedRule rule, ImmutableArray<RecordedEvidence> evidence)
    {
        var decision = evidence.SelectMany(given => given.Content.Decisions)
            .Where(decided => string.Equals(decided.Authority, rule.Authority, StringComparison.OrdinalIgnoreCase))
            .MaxBy(decided => decided.Date);
        return decision is null
            ? Scored.Nothing(new Text($"{rule.Authority} har endnu ikke afgjort opfyldelsen.", $"{rule.Authority} has not decided the fulfilment yet."))
            : new Scored(decision.Fulfilment, decision.Fulfilment, true, Wording.Of(
                $"{rule.Authority} har den {Wording.DayDa(decision.Date)} afgjort opfyldelsen til {{0}} %.",
                $"{rule.Authority} decided the fulfilment to be {{0}}% on {Wording.DayEn(decision.Date)}.", decision.Fulfilment));
    }

    private static Text Difference(ProposedFulfilment proposed)
    {
        var told = Wording.Of("Foreslået er {0} %.", "The proposed figure is {0}%.", proposed.Fulfilment);
        return proposed.Reason is { } reason
            ? told.Then(new Text($"Begrundelse: {reason.Da}", $"Reason: {reason.En}"))
            : told.Then(new Text("Der er ikke givet nogen begrundelse for afvigelsen.", "No reason is given for the difference."));
    }
}
