using Kkr.Reports;

namespace Kkr.ResultContracts;

/// <summary>What the terms of a result contract must satisfy before they can be agreed.</summary>
internal static class TermsRules
{
    public static void Check(ContractTerms terms, ErrorList errors)
    {
        errors.RequireText(terms.Title, "/title", 300);
        errors.RequireCount(terms.Parties.Length, 2, 50, "/parties");
        for (var at = 0; at < terms.Parties.Length; at++)
        {
            errors.RequireName(terms.Parties[at].Name, $"/parties/{at}/name", 200);
            for (var each = 0; each < terms.Parties[at].Municipalities.Length; each++)
                errors.RequireMunicipality(terms.Parties[at].Municipalities[each], $"/parties/{at}/municipalities/{each}");
        }

        errors.Require(terms.From <= terms.To, "/to", "period", terms.To,
            "Perioden slutter, før den begynder.", "The period ends before it begins.");
        errors.RequireCount(terms.Goals.Length, 1, 100, "/goals");
        for (var at = 0; at < terms.Goals.Length; at++)
            CheckGoal(terms.Goals[at], at + 1, $"/goals/{at}", errors);
    }

    private static void CheckGoal(Goal goal, int number, string path, ErrorList errors)
    {
        errors.Require(goal.Number == number, $"{path}/number", "numbering", goal.Number,
            "Målene nummereres fra 1 uden huller.", "Goals are numbered from 1 without gaps.");
        errors.RequireText(goal.Title, $"{path}/title", 300);
        errors.Require(goal.Weight > 0 && goal.Weight <= 1000, $"{path}/weight", "range", goal.Weight,
            "Vægten skal være over 0 og højst 1000.", "The weight must be above 0 and at most 1000.");
        if (goal.Method is not null) errors.RequireText(goal.Method, $"{path}/method");
        if (goal.Reporting is not null) errors.RequireText(goal.Reporting, $"{path}/reporting");
        if (goal.Rule is null)
        {
            errors.Add($"{path}/rule", "required", null, "Målet mangler sin regel.", "The goal lacks its rule.");
            return;
        }

        var keys = new HashSet<string>();
        foreach (var (place, named) in GoalKeys.All(goal))
        {
            errors.RequireKey(named.Key, $"{path}{place}/key");
            errors.Require(named.Key is null || keys.Add(named.Key), $"{path}{place}/key", "unique", named.Key,
                "Nøglen bruges to gange i målet.", "The key is used twice in the goal.");
            errors.RequireText(named.Title, $"{path}{place}/title", 500);
        }

        CheckRule(goal.Rule, $"{path}/rule", errors);
    }

    private static void CheckRule(GoalRule rule, string path, ErrorList errors)
    {
        switch (rule)
        {
            case ThresholdRule table:
                CheckTable(table, path, errors);
                break;
            case ShareRule share:
                CheckShare(share, path, errors);
                break;
            case IncreaseRule increase:
                errors.RequireCount(increase.Indicators.Length, 1, 50, $"{path}/indicators");
                break;
            case EffortsRule agreed:
                errors.RequireCount(agreed.Efforts.Length, 1, 100, $"{path}/efforts");
                break;
            case CountsRule counts:
                errors.RequireCount(counts.Targets.Length, 1, 50, $"{path}/targets");
                for (var at = 0; at < counts.Targets.Length; at++)
                {
                    errors.Require(counts.Targets[at].Target is > 0 and <= EvidenceRules.Largest, $"{path}/targets/{at}/target", "range",
                        counts.Targets[at].Target, "Et måltal er over 0.", "A target is above 0.");
                }

                break;
            case DocumentedRule documented:
                errors.RequireCount(documented.Topics.Length, 1, 100, $"{path}/topics");
                break;
            case DecidedRule decided:
                errors.RequireName(decided.Authority, $"{path}/authority", 200);
                break;
        }
    }

    private static void CheckTable(ThresholdRule table, string path, ErrorList errors)
    {
        errors.RequireCount(table.Steps.Length, 1, 20, $"{path}/steps");
        errors.Require((table.Source == MeasureSource.Figure) == ErrorList.IsKey(table.Key), $"{path}/key", "key", table.Key,
            "Nøglen angives netop, når kilden er tal.", "The key is given exactly when the source is figures.");
        for (var at = 0; at < table.Steps.Length; at++)
        {
            errors.RequireBetween(table.Steps[at].Fulfilment, 0, 100, $"{path}/steps/{at}/fulfilment");
            errors.RequireBetween(table.Steps[at].At, -EvidenceRules.Largest, EvidenceRules.Largest, $"{path}/steps/{at}/at");
        }

        var rising = table.Steps.OrderBy(step => step.At).ToList();
        for (var at = 1; at < rising.Count; at++)
        {
            errors.Require(rising[at - 1].At < rising[at].At, $"{path}/steps", "unique", rising[at].At,
                "To trin har samme grænse.", "Two steps have the same threshold.");
            errors.Require(rising[at - 1].Fulfilment <= rising[at].Fulfilment, $"{path}/steps", "rising", rising[at].At,
                "Et højere tal må ikke give en lavere opfyldelse.", "A higher figure may not give a lower fulfilment.");
        }
    }

    private static void CheckShare(ShareRule share, string path, ErrorList errors)
    {
        errors.Require(share.AtLeastPercent is > 0 and <= 100, $"{path}/atLeastPercent", "range", share.AtLeastPercent,
            "Andelen er over 0 og højst 100.", "The share is above 0 and at most 100.");
        errors.Require(share.PartlyAtPercent is null == share.PartlyFulfilment is null, $"{path}/partlyFulfilment", "together", null,
            "Den lavere andel og dens opfyldelse angives sammen.", "The lower share and its fulfilment are given together.");
        if (share.PartlyAtPercent is { } lower)
        {
            errors.Require(lower >= 0 && lower < share.AtLeastPercent, $"{path}/partlyAtPercent", "range", lower,
                "Den lavere andel skal være mindre end den fulde.", "The lower share must be less than the full one.");
        }

        if (share.PartlyFulfilment is { } part) errors.RequireBetween(part, 0, 100, $"{path}/partlyFulfilment");
    }
}
