using System.Collections.Immutable;
using Kkr.ResultContracts;

namespace Kkr.Gateway.Documents;

/// <summary>The annex on a result contract (agenda item 3.3): the fulfilment, goal by goal, and what it rests on. Pure.</summary>
internal static class ResultContractAnnex
{
    private const string Unknown = "Ukendt";

    /// <summary>Draws it.</summary>
    /// <param name="contract">The contract with its evidence.</param>
    /// <param name="assessment">What the evidence makes of its goals.</param>
    /// <param name="occasion">What is asked for.</param>
    public static Annex Draw(ResultContract contract, Assessment assessment, AnnexOccasion occasion)
    {
        ImmutableArray<AnnexSource> sources = [occasion.SourceOf(contract.Terms.Title.Da, contract.Id, contract.Revision)];
        return occasion.Annex("result-contract", contract.Terms.Title.Da,
        [
            .. Summary(contract, assessment, sources),
            .. contract.Terms.Goals.Zip(assessment.Goals).SelectMany(pair => OfGoal(contract, pair.First, pair.Second, sources)),
        ]);
    }

    private static IEnumerable<AnnexPart> Summary(ResultContract contract, Assessment assessment, ImmutableArray<AnnexSource> sources)
    {
        var (terms, overall) = (contract.Terms, assessment.Overall);
        yield return new AnnexParagraph(
            $"Kontrakten er indgået mellem {Danish.And(terms.Parties.Select(p => p.Name))} og gælder fra {Danish.Day(terms.From)} til {Danish.Day(terms.To)}. "
            + $"Den samlede målopfyldelse er {Danish.Percent(overall.Rounded)} (beregnet {Danish.Percent(overall.Exact, 4)}); "
            + $"{overall.GoalsAssessed} af {overall.Goals} mål er dokumenteret. {StatusOf(contract)}");
        yield return new AnnexHeading(2, "Oversigt over målopfyldelsen");
        yield return new AnnexTable("Målopfyldelse efter mål",
            [
                AnnexColumn.Words("Mål"), AnnexColumn.Words("Gruppe"), AnnexColumn.Numbers("Målt"), AnnexColumn.Numbers("Opfyldelse"),
                AnnexColumn.Numbers("Erhvervshusets indstilling"),
            ],
            [
                .. assessment.Goals.Select(g => (ImmutableArray<string>)
                [
                    $"{g.Number}. {g.Title.Da}", GroupOf(g.Group), Danish.Number(g.Measured), g.Assessed ? Danish.Percent(g.Fulfilment) : "Ikke dokumenteret",
                    Danish.Percent(g.Proposed),
                ]),
                ["Samlet målopfyldelse", "", "", Danish.Percent(overall.Rounded), overall.Proposed is { } proposed ? Danish.Percent(proposed, 0) : Danish.NoFigure],
            ])
        { HasTotal = true, Sources = sources };
        yield return new AnnexChart(
            "Målopfyldelse efter mål", "pct.", ["Opfyldelse", "Indstilling"], [.. assessment.Goals.Select(g => new AnnexBars($"Mål {g.Number}", [g.Assessed ? g.Fulfilment : null, g.Proposed]))])
        { Sources = sources };
        foreach (var goal in assessment.Goals.Where(g => g.Differs))
            yield return new AnnexParagraph(
                $"Mål {goal.Number}: indstillingen på {Danish.Percent(goal.Proposed)} afviger fra de {Danish.Percent(goal.Fulfilment)}, som dokumentationen giver."
                + (goal.ProposedReason is { } reason ? $" Begrundelse: {reason.Da}" : ""));
    }

    private static IEnumerable<AnnexPart> OfGoal(ResultContract contract, Goal goal, GoalAssessment result, ImmutableArray<AnnexSource> sources)
    {
        yield return new AnnexHeading(2, $"Mål {goal.Number}: {goal.Title.Da}");
        yield return new AnnexParagraph(
            $"{GroupOf(goal.Group)}. {RuleOf(goal.Rule)}" + (goal.Method is { } method ? $" Opgøres af: {method.Da.TrimEnd('.')}." : "")
            + (goal.Reporting is { } reporting ? $" Afrapporteres: {reporting.Da.TrimEnd('.')}." : ""));
        yield return new AnnexParagraph($"Opfyldelse: {(result.Assessed ? Danish.Percent(result.Fulfilment) : "ikke dokumenteret")}. {result.Explanation.Da}") { Sources = sources };
        if (!result.RestsOn.IsDefaultOrEmpty) yield return new AnnexList([.. result.RestsOn.Select(l => $"{l.Line.Da} (dokumentation {l.Evidence})")]);
        EvidencePost[] counting = [.. contract.Evidence.Where(e => e.Goal == goal.Number && e.ReplacedBy is null).Select(e => e.Content)];
        foreach (var part in OfFigures(goal, counting).Concat(OfGrants(goal, counting)).Concat(OfEvents(goal, counting)).Concat(OfEvaluations(goal, counting)))
            yield return part with { Sources = sources };
    }

    private static IEnumerable<AnnexPart> OfFigures(Goal goal, EvidencePost[] evidence)
    {
        var figures = evidence.SelectMany(e => Whole(e.Figures)).ToList();
        if (figures.Count == 0) yield break;
        yield return new AnnexTable($"Mål {goal.Number}: tal",
            [AnnexColumn.Words("Tal"), AnnexColumn.Words("Dato"), AnnexColumn.Words("Udgangspunkt"), AnnexColumn.Numbers("Værdi")],
            [
                .. figures.OrderBy(f => f.Key, StringComparer.Ordinal).ThenBy(f => f.Date).Select(f => (ImmutableArray<string>)
                    [TitleOf(goal, f.Key), Danish.Day(f.Date), f.Baseline ? "Ja" : "", BoundOf(f.Bound) + Danish.Number(f.Value)]),
            ]);
    }

    private static IEnumerable<AnnexPart> OfGrants(Goal goal, EvidencePost[] evidence)
    {
        var grants = evidence.SelectMany(e => Whole(e.Grants)).ToList();
        if (grants.Count == 0) yield break;
        yield return new AnnexTable($"Mål {goal.Number}: hjemtagne midler",
            [AnnexColumn.Words("Program eller pulje"), AnnexColumn.Words("Gælder"), AnnexColumn.Numbers("Beløb")],
            [
                .. grants.Select(g => (ImmutableArray<string>)[g.Title, ScopeOf(g.Scope), Danish.Millions(g.AmountDkk)]),
                .. grants.GroupBy(g => g.Scope).OrderBy(g => g.Key).Select(g => (ImmutableArray<string>)[$"{ScopeOf(g.Key)} i alt", "", Danish.Millions(g.Sum(one => one.AmountDkk))]),
                ["I alt", "", Danish.Millions(grants.Sum(g => g.AmountDkk))],
            ])
        { HasTotal = true };
    }

    private static IEnumerable<AnnexPart> OfEvents(Goal goal, EvidencePost[] evidence)
    {
        var events = evidence.SelectMany(e => Whole(e.Events)).OrderBy(e => e.Sessions[0].From).ToList();
        if (events.Count == 0) yield break;
        var unknown = events.Count(e => e.Participants is null);
        yield return new AnnexTable($"Mål {goal.Number}: arrangementer",
            [AnnexColumn.Words("Titel"), AnnexColumn.Words("Dato"), AnnexColumn.Numbers("Antal deltagere")],
            [
                .. events.Select(e => (ImmutableArray<string>)
                [
                    e.Title, Danish.And(e.Sessions.Select(s => s.To is { } to ? $"{Danish.Day(s.From)}–{Danish.Day(to)}" : Danish.Day(s.From))),
                    e.Participants is { } known ? Danish.Number(known) : Unknown,
                ]),
                [unknown == 0 ? "I alt" : $"I alt, hvor antallet kendes ({events.Count - unknown} af {events.Count})", "", Danish.Number(events.Sum(e => (decimal)(e.Participants ?? 0)))],
            ])
        { HasTotal = true };
    }

    private static IEnumerable<AnnexPart> OfEvaluations(Goal goal, EvidencePost[] evidence)
    {
        var rounds = evidence.SelectMany(e => Whole(e.Evaluations)).OrderBy(e => e.Date).ToList();
        if (rounds.Count == 0) yield break;
        yield return new AnnexTable($"Mål {goal.Number}: brugerevalueringer",
            [
                AnnexColumn.Words("Opgjort"), AnnexColumn.Numbers("Udsendt"), AnnexColumn.Numbers("Besvaret"), AnnexColumn.Numbers("Svarprocent"),
                AnnexColumn.Numbers("Net Promoter Score"), AnnexColumn.Numbers("Middel eller høj effekt"),
            ],
            [
                .. rounds.Select(r => (ImmutableArray<string>)
                [
                    Danish.Day(r.Date), Danish.Number(r.Sent), Danish.Number(r.Answered), r.Sent == 0 ? Danish.NoFigure : Danish.Percent(100m * r.Answered / r.Sent),
                    Danish.Number(r.NetPromoterScore),
                    Danish.Percent(r.FavourablePercent ?? (r.Favourable is { } favourable && r.Answered > 0 ? 100m * favourable / r.Answered : null)),
                ]),
            ]);
    }

    private static ImmutableArray<T> Whole<T>(ImmutableArray<T> list) => list.IsDefault ? [] : list;

    private static string StatusOf(ResultContract contract) => contract.Status switch
    {
        ContractStatus.Draft => "Kontrakten er et udkast.",
        ContractStatus.Endorsed when contract.Endorsement is { } endorsement =>
            $"Målopfyldelsen er godkendt ({endorsement.Reason}, {Danish.Moment(endorsement.RecordedAt)}).",
        ContractStatus.Reopened => "Kontrakten er genåbnet, og målopfyldelsen er ikke godkendt på ny.",
        _ => "Målopfyldelsen er en indstilling; KKR har ikke godkendt den endnu.",
    };

    private static string GroupOf(GoalGroup group) => group switch
    {
        GoalGroup.National => "Nationalt fastsat mål",
        GoalGroup.Common => "Fælles indsatsmål",
        _ => "Regionalt mål",
    };

    private static string ScopeOf(GrantScope scope) => scope == GrantScope.National ? "Nationale programmer" : "Regionale programmer";

    private static string BoundOf(FigureBound bound) => bound switch
    {
        FigureBound.AtLeast => "mindst ",
        FigureBound.MoreThan => "over ",
        _ => "",
    };

    private static string RuleOf(GoalRule rule) => rule switch
    {
        ThresholdRule thresholds => "Trin: " + string.Join("; ", thresholds.Steps.Select(s => $"mindst {Danish.Number(s.At)} giver {Danish.Percent(s.Fulfilment)}")) + ".",
        ShareRule share => $"Mindst {Danish.Percent(share.AtLeastPercent)} giver fuld opfyldelse"
            + (share.PartlyAtPercent is { } partly ? $", mindst {Danish.Percent(partly)} giver {Danish.Percent(share.PartlyFulfilment)}." : "."),
        IncreaseRule increase => $"{increase.Indicators.Length} målinger skal være forbedret siden udgangspunktet.",
        EffortsRule efforts => $"{efforts.Efforts.Length} indsatser skal være gennemført.",
        CountsRule counts => "Måltal: " + string.Join("; ", counts.Targets.Select(t => $"{t.Title.Da} {Danish.Number(t.Target)}")) + ".",
        DocumentedRule documented => $"Der skal være redegjort for {documented.Topics.Length} områder.",
        DecidedRule decided => $"Afgøres af {decided.Authority}.",
        _ => "",
    };

    private static string TitleOf(Goal goal, string key) => (goal.Rule switch
    {
        IncreaseRule increase => increase.Indicators.FirstOrDefault(i => i.Key == key)?.Title,
        CountsRule counts => counts.Targets.FirstOrDefault(t => t.Key == key)?.Title,
        _ => null,
    } ?? Whole(goal.Supporting).FirstOrDefault(s => s.Key == key)?.Title)?.Da ?? key;
}
