using System.Collections.Immutable;

namespace Kkr.GrowthTeams;

/// <summary>How far a team's mandate is answered, and what its hand-in and the shared money look like from outside.</summary>
internal static class MandateRules
{
    /// <summary>
    /// A part is answered by what the team stands behind: drafts don't count. The analysis can also stand by itself,
    /// and a lighthouse answers the part on lighthouses whichever part it is filed under.
    /// </summary>
    public static ImmutableArray<MandateAnswer> Completeness(GrowthTeamTerms terms, IReadOnlyCollection<Recommendation> recommendations) =>
    [
        .. terms.Mandate.Select(item =>
        {
            ImmutableArray<int> answers = [.. recommendations
                .Where(one => one.Status != RecommendationStatus.Draft
                    && (one.Content.Part == item.Part || (item.Part == MandatePart.Lighthouses && one.Content.Lighthouse)))
                .Select(one => one.Number)];
            var stands = item.Part == MandatePart.AnalysisBasis && terms.Analysis is not null;
            return new MandateAnswer(item.Part, item.Title, stands || !answers.IsEmpty, answers);
        }),
    ];

    public static GrowthTeam View(string id, GrowthTeamState state)
    {
        var terms = state.Terms ?? throw new InvalidOperationException("The team does not exist.");
        return new(id, state.Revision, state.Status, terms, Completeness(terms, state.Recommendations), [.. state.Recommendations], state.SubmittedAt);
    }

    /// <summary>A team's line in the summary.</summary>
    /// <param name="team">The team.</param>
    /// <param name="today">The day it is seen from.</param>
    public static GrowthTeamRow Row(GrowthTeam team, DateOnly today)
    {
        var alive = team.Recommendations.Where(one => one.Answer?.Outcome != AnswerOutcome.Rejected).ToList();
        return new(
            team.Id, team.Terms.Name, team.Status, team.Recommendations.Length,
            team.Recommendations.Count(one => one.Content.Lighthouse),
            team.Completeness.Count(part => part.Answered),
            alive.Sum(one => one.Content.AmountAskedDkk), alive.Sum(one => one.Content.PrivateCoInvestmentDkk),
            team.Recommendations.Sum(one => one.Answer?.GrantedDkk ?? 0),
            team.Terms.Deadline, team.Status == GrowthTeamStatus.Working && today > team.Terms.Deadline);
    }

    /// <summary>The teams side by side, as seen from a day.</summary>
    public static GrowthTeamsSummary Summary(IEnumerable<GrowthTeamRow> teams, PotBalance pot, DateOnly today)
    {
        ImmutableArray<GrowthTeamRow> rows = [.. teams
            .Select(row => row with { Overdue = row.Status == GrowthTeamStatus.Working && today > row.Deadline })
            .OrderBy(row => row.Id, StringComparer.Ordinal)];
        var asked = rows.Sum(row => row.AskedDkk);
        return new(rows, pot, asked, Math.Max(0, asked - pot.TotalDkk));
    }
}
