using Kkr.Reports;

namespace Kkr.ResultContracts;

/// <summary>Content as the rules want it: lists that were left out are empty. What is recorded has always been through here.</summary>
internal static class ContractShape
{
    public static ContractTerms Whole(this ContractTerms terms) => terms with
    {
        Parties = [.. terms.Parties.OrEmpty().Select(party => party with { Municipalities = party.Municipalities.OrEmpty() })],
        Goals = [.. terms.Goals.OrEmpty().Select(goal => goal with { Supporting = goal.Supporting.OrEmpty(), Rule = Whole(goal.Rule) })],
    };

    public static EvidencePost Whole(this EvidencePost post) => post with
    {
        Figures = post.Figures.OrEmpty(),
        Efforts = post.Efforts.OrEmpty(),
        Evaluations = [.. post.Evaluations.OrEmpty().Select(round => round with { Scores = round.Scores.OrEmpty() })],
        Grants = post.Grants.OrEmpty(),
        Events = [.. post.Events.OrEmpty().Select(held => held with { Sessions = held.Sessions.OrEmpty() })],
        Documents = [.. post.Documents.OrEmpty().Select(document => document with { Covers = document.Covers.OrEmpty() })],
        Decisions = post.Decisions.OrEmpty(),
        Replaces = post.Replaces.OrEmpty(),
    };

    private static GoalRule Whole(GoalRule rule) => rule switch
    {
        ThresholdRule table => table with { Steps = table.Steps.OrEmpty() },
        IncreaseRule increase => increase with { Indicators = increase.Indicators.OrEmpty() },
        EffortsRule agreed => agreed with { Efforts = agreed.Efforts.OrEmpty() },
        CountsRule counts => counts with { Targets = counts.Targets.OrEmpty() },
        DocumentedRule documented => documented with { Topics = documented.Topics.OrEmpty() },
        _ => rule,
    };
}
