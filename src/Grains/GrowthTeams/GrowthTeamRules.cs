using System.Collections.Immutable;
using Kkr.Ledger;
using Kkr.Reports;
using static Kkr.Reports.Conflicts;

namespace Kkr.GrowthTeams;

using Outcome = Decision<GrowthTeamEvent>;

/// <summary>What may happen to a growth team (agenda items 3.4–3.5): from its state and a command to an event or a refusal.</summary>
internal static class GrowthTeamRules
{
    /// <summary>One or two lighthouses are what the mandate asks for.</summary>
    public const int MostLighthouses = 2;

    /// <summary>More is not a set of recommendations (G7).</summary>
    public const int MostRecommendations = 1000;

    /// <summary>Sets who the team is and what it shall answer.</summary>
    public static Outcome Appoint(GrowthTeamState state, GrowthTeamTerms asked)
    {
        if (state.Status == GrowthTeamStatus.Submitted) return Closed();
        var terms = asked.Whole();
        var errors = new ErrorList();
        errors.RequireText(terms.Name, "/name", 200);
        errors.RequireText(terms.Area, "/area", 200);
        if (terms.Chair is { } chair) CheckMember(chair, "/chair", errors);
        errors.RequireCount(terms.Members.Length, 0, 100, "/members");
        for (var at = 0; at < terms.Members.Length; at++) CheckMember(terms.Members[at], $"/members/{at}", errors);
        foreach (var part in Enum.GetValues<MandatePart>())
        {
            errors.Require(terms.Mandate.Count(item => item.Part == part) == 1, "/mandate", "each-part-once", part,
                "Hver af kommissoriets fire dele står én gang.", "Each of the mandate's four parts stands once.");
        }

        for (var at = 0; at < terms.Mandate.Length; at++) errors.RequireText(terms.Mandate[at].Title, $"/mandate/{at}/title", 1000);
        errors.RequireCount(terms.Potentials.Length, 0, 100, "/potentials");
        for (var at = 0; at < terms.Potentials.Length; at++) errors.RequireText(terms.Potentials[at], $"/potentials/{at}", 1000);
        if (terms.Analysis is { } analysis)
        {
            errors.RequireText(analysis.Title, "/analysis/title", 500);
            errors.RequireName(analysis.Reference, "/analysis/reference", 1000);
        }

        return errors.Any ? errors.ToRefusal() : new TeamAppointed(terms);
    }

    /// <summary>Drafts a recommendation.</summary>
    public static Outcome Recommend(GrowthTeamState state, RecommendationContent content)
    {
        if (state.Terms is null) return Unknown();
        if (state.Status == GrowthTeamStatus.Submitted) return Closed();
        if (state.Recommendations.Count >= MostRecommendations)
            return Conflict("too-many-recommendations", $"Højst {MostRecommendations} anbefalinger.", $"At most {MostRecommendations} recommendations.");
        var errors = new ErrorList();
        CheckContent(content, errors);
        CheckLighthouses(state, state.Recommendations.Count + 1, content, errors);
        return errors.Any ? errors.ToRefusal() : new RecommendationMade(state.Recommendations.Count + 1, content);
    }

    /// <summary>Changes a recommendation, or takes it a step on its way.</summary>
    public static Outcome Patch(GrowthTeamState state, int number, RecommendationPatch patch)
    {
        if (number < 1 || number > state.Recommendations.Count) return Unknown();
        var old = state.Recommendations[number - 1];
        if (patch.Answer is { } answer) return Answer(old, patch, answer);
        return patch.Status == RecommendationStatus.CarriedOut || patch.CarriedOutOn is not null
            ? CarryOut(old, patch)
            : Change(state, old, patch);
    }

    /// <summary>
    /// Hands in what is adopted. The money comes first: see <see cref="PotRules.Reserve"/> with <see cref="SharesOf"/>.
    /// </summary>
    public static Outcome Submit(GrowthTeamState state)
    {
        if (state.Terms is not { } terms) return Unknown();
        if (state.Status == GrowthTeamStatus.Submitted) return Closed();
        var lacking = MandateRules.Completeness(terms, state.Recommendations).Where(part => !part.Answered).ToList();
        if (lacking.Count > 0)
        {
            return Conflict("mandate-unanswered",
                $"Disse dele af kommissoriet er ikke besvaret af noget vedtaget: {string.Join("; ", lacking.Select(part => part.Title.Da))}.",
                $"Nothing adopted answers these parts of the mandate: {string.Join("; ", lacking.Select(part => part.Title.En))}.");
        }

        return state.Recommendations.Count(one => one.Content.Lighthouse) > MostLighthouses
            ? Conflict("too-many-lighthouses", "Højst to fyrtårne.", "At most two lighthouses.")
            : new TeamSubmitted([.. Adopted(state).Select(one => one.Number)]);
    }

    /// <summary>What the team's hand-in holds of the pot.</summary>
    public static ImmutableArray<PotShare> SharesOf(GrowthTeamState state) =>
        [.. Adopted(state).Select(one => new PotShare(one.Number, one.Content.AmountAskedDkk))];

    private static IEnumerable<Recommendation> Adopted(GrowthTeamState state) =>
        state.Recommendations.Where(one => one.Status == RecommendationStatus.Adopted);

    private static Outcome Change(GrowthTeamState state, Recommendation old, RecommendationPatch patch)
    {
        if (state.Status == GrowthTeamStatus.Submitted) return Closed();
        if (patch.Status is { } asked and not (RecommendationStatus.Draft or RecommendationStatus.Adopted))
            return Conflict("wrong-step", "Dette trin tages ikke her.", "This step is not taken here.");
        var content = new RecommendationContent(
            patch.Title ?? old.Content.Title, patch.Part ?? old.Content.Part, patch.Lighthouse ?? old.Content.Lighthouse,
            patch.AmountAskedDkk ?? old.Content.AmountAskedDkk, patch.PrivateCoInvestmentDkk ?? old.Content.PrivateCoInvestmentDkk,
            patch.NeedsNoStateFunding ?? old.Content.NeedsNoStateFunding, patch.EffectOnOtherAreas ?? old.Content.EffectOnOtherAreas,
            patch.EffectNote ?? old.Content.EffectNote, patch.Description ?? old.Content.Description);
        var status = patch.Status ?? old.Status;
        // What the team stands behind is not rewritten under it: it is taken back first, or adopted anew with the change.
        if (old.Status == RecommendationStatus.Adopted && patch.Status is null && content != old.Content)
            return Conflict("recommendation-adopted", "Anbefalingen er vedtaget; tag den tilbage som udkast først.", "The recommendation is adopted; take it back to draft first.");
        var errors = new ErrorList();
        CheckContent(content, errors);
        CheckLighthouses(state, old.Number, content, errors);
        errors.Require(status != RecommendationStatus.Adopted || content.EffectOnOtherAreas != EffectOnOtherAreas.Negative, "/effectOnOtherAreas", "harms-others",
            content.EffectOnOtherAreas, "En anbefaling må ikke skade andre landsdele.", "A recommendation may not harm other parts of the country.");
        return errors.Any ? errors.ToRefusal() : new RecommendationChanged(old.Number, content, status);
    }

    private static Outcome Answer(Recommendation old, RecommendationPatch patch, GovernmentAnswer answer)
    {
        if (old.Status != RecommendationStatus.Submitted)
            return Conflict("not-submitted", "Kun en indsendt anbefaling uden svar kan besvares.", "Only a submitted recommendation without an answer can be answered.");
        var errors = new ErrorList();
        errors.Require(patch == new RecommendationPatch(Answer: answer) || patch == new RecommendationPatch(Answer: answer, Status: RecommendationStatus.Answered),
            "", "answer-alone", null, "Svaret gives for sig.", "The answer is given by itself.");
        errors.RequireBetween(answer.GrantedDkk, 0, answer.Outcome == AnswerOutcome.Rejected ? 0 : old.Content.AmountAskedDkk, "/answer/grantedDkk");
        errors.Require(answer.Outcome != AnswerOutcome.Accepted || answer.GrantedDkk == old.Content.AmountAskedDkk, "/answer/grantedDkk", "accepted-in-full",
            answer.GrantedDkk, "Et ja til det hele giver hele beløbet.", "A yes to all of it grants the whole amount.");
        if (answer.Note is not null) errors.RequireText(answer.Note, "/answer/note");
        return errors.Any ? errors.ToRefusal() : new GovernmentAnswered(old.Number, answer);
    }

    private static Outcome CarryOut(Recommendation old, RecommendationPatch patch)
    {
        if (old is not { Status: RecommendationStatus.Answered, Answer.Outcome: not AnswerOutcome.Rejected })
            return Conflict("not-accepted", "Kun en imødekommet anbefaling kan gennemføres.", "Only an accepted recommendation can be carried out.");
        var errors = new ErrorList();
        errors.Require(patch == new RecommendationPatch(Status: RecommendationStatus.CarriedOut, CarriedOutOn: patch.CarriedOutOn) && patch.CarriedOutOn is not null,
            "/carriedOutOn", "required", patch.CarriedOutOn, "Gennemførelsen angives for sig med sin dag.", "Carrying out is told by itself, with its day.");
        errors.Require(patch.CarriedOutOn is null || patch.CarriedOutOn >= old.Answer.Date, "/carriedOutOn", "after-answer",
            patch.CarriedOutOn, "Gennemførelsen ligger før svaret.", "It was carried out before the answer.");
        errors.Require(patch.CarriedOutOn is null || old.Answer.GrantedDkk == 0 || patch.CarriedOutOn <= PotState.UseBy, "/carriedOutOn", "use-by",
            patch.CarriedOutOn, "Puljens midler skal anvendes senest medio 2023.", "The pot is to be used by the middle of 2023.");
        return errors.Any ? errors.ToRefusal() : new RecommendationCarriedOut(old.Number, patch.CarriedOutOn!.Value);
    }

    private static void CheckMember(TeamMember member, string path, ErrorList errors)
    {
        errors.RequireName(member.Name, $"{path}/name", 200);
        errors.RequireName(member.Background, $"{path}/background");
    }

    private static void CheckContent(RecommendationContent content, ErrorList errors)
    {
        errors.RequireText(content.Title, "/title", 500);
        errors.RequireBetween(content.AmountAskedDkk, 0, PotState.TotalDkk, "/amountAskedDkk");
        errors.RequireBetween(content.PrivateCoInvestmentDkk, 0, 1_000_000_000_000m, "/privateCoInvestmentDkk");
        errors.Require(!content.NeedsNoStateFunding || content.AmountAskedDkk == 0, "/amountAskedDkk", "needs-no-state-funding",
            content.AmountAskedDkk, "Det, der ikke kræver statslige midler, søger ikke om nogen.", "What needs no state money asks for none.");
        if (content.EffectNote is not null) errors.RequireText(content.EffectNote, "/effectNote");
        if (content.Description is not null) errors.RequireText(content.Description, "/description", 10_000);
    }

    private static void CheckLighthouses(GrowthTeamState state, int number, RecommendationContent content, ErrorList errors)
    {
        var others = state.Recommendations.Count(one => one.Number != number && one.Content.Lighthouse);
        errors.Require(!content.Lighthouse || others < MostLighthouses, "/lighthouse", "at-most-two", true,
            "Et vækstteam har højst to fyrtårne.", "A growth team has two lighthouses at most.");
    }

    private static Refusal Unknown() => NotFound("Vækstteamet eller anbefalingen findes ikke.", "There is no such growth team or recommendation.");

    private static Refusal Closed() => Conflict("team-submitted",
        "Vækstteamet har indgivet sine anbefalinger.", "The growth team has handed its recommendations in.");

    /// <summary>Content as the rules want it: lists that were left out are empty.</summary>
    public static GrowthTeamTerms Whole(this GrowthTeamTerms terms) => terms with
    {
        Members = terms.Members.OrEmpty(),
        Mandate = terms.Mandate.OrEmpty(),
        Potentials = terms.Potentials.OrEmpty(),
    };
}
