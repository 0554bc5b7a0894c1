using System.Collections.Immutable;
using Kkr.Campaigns;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Gateway.Documents;

/// <summary>The annex on a campaign or programme (agenda items 3.6 and 3.8). Pure.</summary>
internal static class CampaignAnnex
{
    /// <summary>Draws it.</summary>
    /// <param name="campaign">The campaign, its goals held against the figures.</param>
    /// <param name="figures">The figures of its goals' data sets and of those it is followed in.</param>
    /// <param name="occasion">What is asked for.</param>
    public static Annex Draw(CampaignAssessment campaign, ImmutableArray<SeenFigures> figures, AnnexOccasion occasion)
    {
        var isProgramme = campaign.Terms.Kind == CampaignKind.Programme;
        return occasion.Annex(isProgramme ? "programme" : "campaign", campaign.Terms.Title.Da,
            [.. Plan(campaign, isProgramme, occasion), .. Goals(campaign, figures), .. Figures(campaign, figures, occasion)]);
    }

    private static IEnumerable<AnnexPart> Plan(CampaignAssessment campaign, bool isProgramme, AnnexOccasion occasion)
    {
        var terms = campaign.Terms;
        yield return new AnnexParagraph(
            $"{(isProgramme ? "Programmet" : "Kampagnen")} løber fra {Danish.Day(terms.From)} til {Danish.Day(terms.To)} i {Areas.NameOf(terms.Region)}. "
            + (terms.Goals.IsEmpty ? "Der er ikke sat mål, som tal afgør; aktiviteten følges i tallene nedenfor."
                : $"Af {terms.Goals.Length} mål er {campaign.Goals.Count(g => g.Reached == true)} nået, {campaign.Goals.Count(g => g.Reached == false)} ikke nået, "
                    + $"og {campaign.Goals.Count(g => g.Reached is null)} kan ikke afgøres."))
        { Sources = [occasion.SourceOf(terms.Title.Da, campaign.Id, campaign.Revision)] };
    }

    private static IEnumerable<AnnexPart> Goals(CampaignAssessment campaign, ImmutableArray<SeenFigures> figures)
    {
        if (campaign.Goals.IsEmpty) yield break;
        yield return new AnnexHeading(2, "Mål");
        yield return new AnnexTable("Målene holdt op mod tallene",
            [
                AnnexColumn.Words("Mål"), AnnexColumn.Numbers("Fra"), AnnexColumn.Numbers("Til"), AnnexColumn.Numbers("Ændring"), AnnexColumn.Numbers("Ændring i pct."),
                AnnexColumn.Words("Nået"), AnnexColumn.Numbers("Dækning"),
            ],
            [
                .. campaign.Terms.Goals.Zip(campaign.Goals, (goal, result) => (ImmutableArray<string>)
                [
                    $"{goal.Number}. {goal.Title.Da}", Value(goal, result.From), Value(goal, result.To), ChangeOf(goal, result), Danish.Percent(result.ChangePercent),
                    Danish.YesNo(result.Reached), $"{result.Municipalities} af {result.Expected}",
                ]),
            ])
        {
            Sources =
            [
                .. from goal in campaign.Terms.Goals
                   from seen in figures.Where(f => f.Definition.Id == goal.DataSet)
                   group goal by seen into goals
                   select goals.Key.SourceOf(goals.SelectMany(PeriodsOf).Distinct().Order()),
            ],
        };
        yield return new AnnexList([.. campaign.Goals.Select(g => $"{g.Number}. {g.Title.Da}: {g.Explanation.Da}")]);
    }

    private static IEnumerable<AnnexPart> Figures(CampaignAssessment campaign, ImmutableArray<SeenFigures> figures, AnnexOccasion occasion)
    {
        foreach (var seen in figures)
        {
            yield return new AnnexHeading(2, seen.Definition.Title.Da);
            if (seen.Definition.Description is { } description) yield return new AnnexParagraph(description.Da);
            // What the goals compare is shown, unless other periods are asked for.
            ImmutableArray<Period> compared = [.. campaign.Terms.Goals.Where(g => g.DataSet == seen.Definition.Id).SelectMany(PeriodsOf).Distinct().Order()];
            foreach (var part in FigureParts.Of(seen, occasion.Periods.IsEmpty ? compared : occasion.Periods)) yield return part;
        }
    }

    private static IEnumerable<Period> PeriodsOf(CampaignGoal goal) => goal.From is { } from ? [from, goal.To] : [goal.To];

    private static string Value(CampaignGoal goal, decimal? value) => goal.Measure == CampaignMeasure.Share ? Danish.Percent(value) : Danish.Number(value);

    private static string ChangeOf(CampaignGoal goal, CampaignGoalAssessment result) =>
        result.Change is { } change && goal.Measure == CampaignMeasure.Share ? $"{Danish.Change(Math.Round(change, 1, MidpointRounding.AwayFromZero))} pct.point" : Danish.Change(result.Change);
}
