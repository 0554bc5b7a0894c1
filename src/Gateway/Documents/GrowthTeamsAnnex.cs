using System.Collections.Immutable;
using Kkr.GrowthTeams;

namespace Kkr.Gateway.Documents;

/// <summary>The annex on the growth teams (agenda items 3.4–3.5). Pure.</summary>
internal static class GrowthTeamsAnnex
{
    /// <summary>Draws it.</summary>
    /// <param name="summary">The teams held against the money they share.</param>
    /// <param name="teams">Those teams that the reader may see all of.</param>
    /// <param name="occasion">What is asked for.</param>
    public static Annex Draw(GrowthTeamsSummary summary, ImmutableArray<GrowthTeam> teams, AnnexOccasion occasion) =>
        occasion.Annex("growth-teams", "Regionale vækstteams", [.. Overview(summary, occasion), .. teams.SelectMany(team => OfTeam(team, occasion))]);

    private static IEnumerable<AnnexPart> Overview(GrowthTeamsSummary summary, AnnexOccasion occasion)
    {
        ImmutableArray<AnnexSource> sources =
        [
            new("Vækstteams", "growth-teams", null, $"læst {Danish.Moment(occasion.DrawnAt)}", $"{summary.Teams.Length} vækstteams", [], null, null),
        ];
        var pot = summary.Pot;
        yield return new AnnexParagraph(
            $"{summary.Teams.Length} vækstteams deler {Danish.Millions(pot.TotalDkk)}, som skal være brugt senest {Danish.Day(pot.UseBy)}. "
            + $"Der er søgt om {Danish.Millions(summary.AskedDkk)} i alt; {Danish.Millions(pot.ReservedDkk)} er reserveret til det indsendte, "
            + $"{Danish.Millions(pot.GrantedDkk)} er bevilget, og {Danish.Millions(pot.RemainingDkk)} er tilbage."
            + (summary.AskedBeyondPotDkk > 0 ? $" Det er {Danish.Millions(summary.AskedBeyondPotDkk)} mere, end der er." : ""))
        { Sources = sources };
        yield return new AnnexHeading(2, "Oversigt");
        yield return new AnnexTable("Vækstteams",
            [
                AnnexColumn.Words("Vækstteam"), AnnexColumn.Words("Status"), AnnexColumn.Numbers("Anbefalinger"), AnnexColumn.Numbers("Fyrtårne"), AnnexColumn.Numbers("Kommissoriets dele besvaret"),
                AnnexColumn.Numbers("Søgt"), AnnexColumn.Numbers("Bevilget"), AnnexColumn.Words("Frist"),
            ],
            [
                .. summary.Teams.Select(t => (ImmutableArray<string>)
                [
                    t.Name.Da, StatusOf(t.Status), Danish.Number(t.Recommendations), Danish.Number(t.Lighthouses), $"{t.MandateAnswered} af 4", Danish.Millions(t.AskedDkk),
                    Danish.Millions(t.GrantedDkk), Danish.Day(t.Deadline) + (t.Overdue ? " (overskredet)" : ""),
                ]),
                [
                    "I alt", "", Danish.Number(summary.Teams.Sum(t => t.Recommendations)), Danish.Number(summary.Teams.Sum(t => t.Lighthouses)), "",
                    Danish.Millions(summary.AskedDkk), Danish.Millions(summary.Teams.Sum(t => t.GrantedDkk)), "",
                ],
            ])
        { HasTotal = true, Sources = sources };
        if (summary.AskedDkk > 0)
            yield return new AnnexChart("Søgt og bevilget efter vækstteam", "mio. kr.", ["Søgt", "Bevilget"],
                [.. summary.Teams.Select(t => new AnnexBars(t.Name.Da, [t.AskedDkk / 1_000_000m, t.GrantedDkk / 1_000_000m]))])
            { Sources = sources };
    }

    private static IEnumerable<AnnexPart> OfTeam(GrowthTeam team, AnnexOccasion occasion)
    {
        var terms = team.Terms;
        ImmutableArray<AnnexSource> sources = [occasion.SourceOf(terms.Name.Da, team.Id, team.Revision)];
        yield return new AnnexHeading(2, terms.Name.Da);
        yield return new AnnexParagraph(
            $"Område: {terms.Area.Da}. Status: {StatusOf(team.Status).ToLowerInvariant()}{(team.SubmittedAt is { } at ? $" {Danish.Moment(at)}" : "")}. Frist for anbefalinger: {Danish.Day(terms.Deadline)}."
            + (terms.Potentials.IsDefaultOrEmpty ? "" : $" Potentialer: {Danish.And(terms.Potentials.Select(p => p.Da))}.")
            + (terms.Analysis is { } analysis ? $" Analysegrundlag: {analysis.Title.Da} ({analysis.Reference})." : ""))
        { Sources = sources };
        yield return new AnnexTable($"{terms.Name.Da}: medlemmer", [AnnexColumn.Words("Navn"), AnnexColumn.Words("Baggrund"), AnnexColumn.Words("Rolle")],
            [
                terms.Chair is { } chair ? [chair.Name, chair.Background, "Formand"] : ["Udestår", "", "Formand"],
                .. terms.Members.Select(m => (ImmutableArray<string>)[m.Name, m.Background, "Medlem"]),
            ])
        { Sources = sources };
        yield return new AnnexTable($"{terms.Name.Da}: kommissorium", [AnnexColumn.Words("Opgave"), AnnexColumn.Words("Besvaret"), AnnexColumn.Words("Anbefalinger")],
            [
                .. team.Completeness.Select(c => (ImmutableArray<string>)
                    [c.Title.Da, c.Answered ? "Ja" : "Nej", c.Recommendations.IsDefaultOrEmpty ? Danish.NoFigure : Danish.And(c.Recommendations.Select(n => $"nr. {n}"))]),
            ])
        { Sources = sources };
        if (team.Recommendations.IsDefaultOrEmpty)
        {
            yield return new AnnexParagraph("Der er endnu ingen anbefalinger.");
            yield break;
        }

        yield return new AnnexTable($"{terms.Name.Da}: anbefalinger",
            [
                AnnexColumn.Words("Anbefaling"), AnnexColumn.Words("Fyrtårn"), AnnexColumn.Words("Status"), AnnexColumn.Numbers("Søgt"), AnnexColumn.Numbers("Privat medfinansiering"),
                AnnexColumn.Numbers("Bevilget"),
            ],
            [
                .. team.Recommendations.Select(r => (ImmutableArray<string>)
                [
                    $"{r.Number}. {r.Content.Title.Da}", r.Content.Lighthouse ? "Ja" : "Nej", StatusOf(r.Status),
                    r.Content.NeedsNoStateFunding ? "Uden statslige midler" : Danish.Millions(r.Content.AmountAskedDkk), Danish.Millions(r.Content.PrivateCoInvestmentDkk),
                    r.Answer is { } answer ? Danish.Millions(answer.GrantedDkk) : Danish.NoFigure,
                ]),
            ])
        { Sources = sources };
    }

    private static string StatusOf(GrowthTeamStatus status) => status == GrowthTeamStatus.Submitted ? "Indsendt" : "I arbejde";

    private static string StatusOf(RecommendationStatus status) => status switch
    {
        RecommendationStatus.Draft => "Udkast",
        RecommendationStatus.Adopted => "Vedtaget",
        RecommendationStatus.Submitted => "Indsendt",
        RecommendationStatus.Answered => "Besvaret",
        _ => "Gennemført",
    };
}
