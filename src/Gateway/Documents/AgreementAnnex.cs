using System.Collections.Immutable;
using Kkr.Agreements;
using Kkr.Municipalities;

namespace Kkr.Gateway.Documents;

/// <summary>The annex on a framework agreement on Danish lessons (agenda item 3.7). Pure.</summary>
internal static class AgreementAnnex
{
    /// <summary>Draws it.</summary>
    /// <param name="agreement">The agreement, seen from a day.</param>
    /// <param name="surveys">The surveys it rests on, in its order, with the period of each.</param>
    /// <param name="figures">The data sets that show what it is about.</param>
    /// <param name="occasion">What is asked for.</param>
    public static Annex Draw(
        Agreement agreement, ImmutableArray<(AgreementSurvey Survey, SeenFigures Figures)> surveys, ImmutableArray<SeenFigures> figures, AnnexOccasion occasion)
    {
        ImmutableArray<AnnexSource> sources = [occasion.SourceOf(agreement.Terms.Title.Da, agreement.Id, agreement.Revision)];
        return occasion.Annex("agreement", agreement.Terms.Title.Da,
        [
            .. Terms(agreement, sources), .. Figures(figures, occasion), .. Providers(agreement, sources), .. Themes(agreement, surveys), .. Cooperations(agreement, sources),
            .. FollowUps(agreement, sources),
        ]);
    }

    private static IEnumerable<AnnexPart> Terms(Agreement agreement, ImmutableArray<AnnexSource> sources)
    {
        var terms = agreement.Terms;
        yield return new AnnexParagraph(
            $"Aftalen løber fra {Danish.Day(terms.From)} til {Danish.Day(terms.To)} og er {(agreement.InForce ? "i kraft" : "ikke i kraft")} {Danish.Day(agreement.AsOf)}. "
            + $"Grundlag: {terms.LegalBasis.Da.TrimEnd('.')}."
            + (terms.FileBy is { } by ? $" Den indsendes senest {Danish.Day(by)}{(terms.FiledWith is { } to ? $" til {to}" : "")}." : ""))
        { Sources = sources };
        yield return new AnnexHeading(2, "Parter");
        yield return new AnnexParagraph(
            $"{terms.Parties.Length} kommuner: {Danish.Names(terms.Parties.Select(p => p.Municipality))}."
            + string.Concat(terms.Parties.Where(p => p.Through is not null).Select(p => $" {Areas.NameOf(p.Municipality)} deltager gennem {Areas.NameOf(p.Through!.Value)}.")));
    }

    private static IEnumerable<AnnexPart> Figures(ImmutableArray<SeenFigures> figures, AnnexOccasion occasion)
    {
        foreach (var seen in figures)
        {
            yield return new AnnexHeading(2, seen.Definition.Title.Da);
            if (seen.Definition.Source is { } source) yield return new AnnexParagraph(source.Da);
            foreach (var part in FigureParts.Of(seen, occasion.Periods)) yield return part;
        }
    }

    private static IEnumerable<AnnexPart> Providers(Agreement agreement, ImmutableArray<AnnexSource> sources)
    {
        yield return new AnnexHeading(2, "Udbydere");
        yield return new AnnexTable($"Udbydere af danskuddannelse efter kommune, {Danish.Day(agreement.AsOf)}",
            [AnnexColumn.Words("Kommune"), AnnexColumn.Words("Udbyder"), AnnexColumn.Words("Art"), AnnexColumn.Words("Fra"), AnnexColumn.Words("Til")],
            [
                .. agreement.CurrentProviders.OrderBy(p => Areas.NameOf(p.Municipality), StringComparer.Ordinal).Select(p => (ImmutableArray<string>)
                    [Areas.NameOf(p.Municipality), p.Provider, KindOf(p.Kind), Danish.Day(p.From), Danish.Day(p.To)]),
                .. agreement.WithoutProvider.Select(m => (ImmutableArray<string>)[Areas.NameOf(m), "Ingen", "", Danish.NoFigure, Danish.NoFigure]),
            ])
        { Sources = sources };
    }

    private static IEnumerable<AnnexPart> Themes(Agreement agreement, ImmutableArray<(AgreementSurvey Survey, SeenFigures Figures)> surveys)
    {
        var results = surveys.Select(s => (s.Figures, s.Survey.Period, Result: SurveyResult.Of(s.Figures, s.Survey.Period))).ToList();
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var theme in agreement.Terms.Themes)
        {
            yield return new AnnexHeading(2, $"Tema {theme.Number}: {theme.Title.Da}");
            yield return new AnnexParagraph(theme.National ? "Temaet er fastsat nationalt." : "Temaet er valgt i regionen.");
            ImmutableArray<string> questions = theme.Questions.IsDefault ? [] : theme.Questions;
            told.UnionWith(questions);
            foreach (var part in Results(questions.Contains)) yield return part;
        }

        var rest = Results(question => !told.Contains(question)).ToList();
        if (rest.Count == 0) yield break;
        yield return new AnnexHeading(2, "Øvrige svar i undersøgelsen");
        foreach (var part in rest) yield return part;

        IEnumerable<AnnexPart> Results(Func<string, bool> asked) =>
            from survey in results
            from question in survey.Result.Questions
            where asked(question.Question)
            from part in SurveyParts.OfQuestion(question, survey.Figures, survey.Period)
            select part;
    }

    private static IEnumerable<AnnexPart> Cooperations(Agreement agreement, ImmutableArray<AnnexSource> sources)
    {
        if (agreement.Terms.Cooperations.IsDefaultOrEmpty) yield break;
        yield return new AnnexHeading(2, "Samarbejder");
        yield return new AnnexTable("Samarbejder mellem kommunerne",
            [AnnexColumn.Words("Samarbejde"), AnnexColumn.Words("Om"), AnnexColumn.Words("Kommuner"), AnnexColumn.Words("Skriftligt aftalt")],
            [.. agreement.Terms.Cooperations.Select(c => (ImmutableArray<string>)[c.Title.Da, ScopeOf(c.Scope), Danish.Names(c.Municipalities), c.Formal ? "Ja" : "Nej"])])
        { Sources = sources };
    }

    private static IEnumerable<AnnexPart> FollowUps(Agreement agreement, ImmutableArray<AnnexSource> sources)
    {
        yield return new AnnexHeading(2, "Opfølgning og tilsyn");
        yield return new AnnexTable("Opfølgninger på aftalen",
            [AnnexColumn.Words("Forfalder"), AnnexColumn.Words("Afholdt"), AnnexColumn.Words("Overskredet")],
            [.. agreement.FollowUps.Select(f => (ImmutableArray<string>)[Danish.Day(f.Due), Danish.Day(f.Held), f.Overdue ? "Ja" : "Nej"])])
        { Sources = sources };
        yield return new AnnexTable("Kommunernes tilsynsrapporter",
            [AnnexColumn.Words("Kommune"), AnnexColumn.Words("Seneste"), AnnexColumn.Words("Næste senest"), AnnexColumn.Words("Overskredet")],
            [
                .. agreement.Supervision.OrderBy(s => Areas.NameOf(s.Municipality), StringComparer.Ordinal).Select(s => (ImmutableArray<string>)
                    [Areas.NameOf(s.Municipality), Danish.Day(s.Latest), Danish.Day(s.NextDue), s.Overdue ? "Ja" : "Nej"]),
            ])
        { Sources = sources };
    }

    private static string KindOf(ProviderKind kind) => kind switch
    {
        ProviderKind.Municipal => "Kommunal",
        ProviderKind.Private => "Privat",
        _ => "Ikke oplyst",
    };

    private static string ScopeOf(CooperationScope scope) => scope switch
    {
        CooperationScope.WholeTask => "Hele opgaven",
        CooperationScope.Supervision => "Tilsyn",
        CooperationScope.CompanyCourses => "Virksomhedsrettede forløb",
        CooperationScope.Tender => "Udbud",
        _ => "Digital undervisning",
    };
}
