using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Reports;

namespace Kkr.ResultContracts;

/// <summary>Goals of several parts: indicators, efforts, targets, topics.</summary>
internal static class CountedScoring
{
    public static Scored ByIncrease(IncreaseRule rule, ImmutableArray<RecordedEvidence> evidence)
    {
        var parts = rule.Indicators.Select(indicator => Compare(indicator, evidence)).ToList();
        if (!parts.Exists(part => part.Measured))
            return Scored.Nothing(new Text("Ingen indikator er målt både før og efter.", "No indicator has been measured both before and after."));
        var better = parts.Count(part => part.Better);
        return new Scored(better, better == parts.Count ? 100 : 0, true, Wording.Of(
            "{0} af {1} indikatorer er forbedret; målet er opfyldt, når alle er det.",
            "{0} of {1} indicators have improved; the goal is fulfilled when all have.", better, parts.Count)
            .Then(Joined(parts.Select(part => part.Line))));
    }

    public static Scored ByEfforts(EffortsRule rule, ImmutableArray<RecordedEvidence> evidence)
    {
        var checks = evidence.SelectMany(given => given.Content.Efforts).ToLookup(effort => effort.Key);
        var parts = rule.Efforts.Select(agreed => (agreed.Title, Newest: checks[agreed.Key].MaxBy(effort => effort.Date))).ToList();
        if (parts.TrueForAll(part => part.Newest is null))
            return Scored.Nothing(new Text("Ingen af indsatserne er efterprøvet.", "None of the efforts has been checked."));
        var done = parts.Count(part => part.Newest?.Status == EffortStatus.CarriedOut);
        return new Scored(done, 100m * done / parts.Count, true, Wording.Of(
            "{0} af {1} aftalte indsatser er gennemført.", "{0} of {1} agreed efforts were carried out.", done, parts.Count)
            .Then(Joined(parts.Select(part => EvidenceWording.Effort(part.Title, part.Newest)))));
    }

    public static Scored ByCounts(CountsRule rule, ImmutableArray<RecordedEvidence> evidence)
    {
        var parts = rule.Targets.Select(target => Count(target, evidence)).ToList();
        if (parts.TrueForAll(part => part.Count is null))
            return Scored.Nothing(new Text("Intet er talt endnu.", "Nothing has been counted yet."));
        var reached = parts.Count(part => part.Attained == 1);
        return new Scored(reached, 100m * parts.Sum(part => part.Attained) / parts.Count, true, Wording.Of(
            "{0} af {1} måltal er nået; hvert tæller højst fuldt ud.", "{0} of {1} targets are reached; each counts in full at most.", reached, parts.Count)
            .Then(Joined(parts.Select(part => part.Line))));
    }

    public static Scored ByTopics(DocumentedRule rule, ImmutableArray<RecordedEvidence> evidence)
    {
        var told = evidence.SelectMany(given => Covered(given.Content)).ToHashSet();
        var done = rule.Topics.Where(topic => told.Contains(topic.Key)).ToList();
        if (done.Count == 0)
            return Scored.Nothing(new Text("Intet er dokumenteret endnu.", "Nothing has been documented yet."));
        var lacking = rule.Topics.Except(done).ToList();
        var explanation = Wording.Of("{0} af {1} emner er dokumenteret.", "{0} of {1} topics are documented.", done.Count, rule.Topics.Length);
        return new Scored(done.Count, 100m * done.Count / rule.Topics.Length, true, lacking.Count == 0 ? explanation
            : explanation.Then(new Text(
                $"Der mangler: {string.Join("; ", lacking.Select(topic => topic.Title.Da))}.",
                $"Missing: {string.Join("; ", lacking.Select(topic => topic.Title.En))}.")));
    }

    private static IEnumerable<string> Covered(EvidencePost content) =>
    [
        .. content.Documents.SelectMany(document => document.Covers),
        .. content.Grants.Select(grant => grant.Key).OfType<string>(),
        .. content.Events.Select(held => held.Key).OfType<string>(),
    ];

    private static (bool Measured, bool Better, Text Line) Compare(IncreaseIndicator indicator, ImmutableArray<RecordedEvidence> evidence)
    {
        var before = FigureLookup.Baseline(evidence, indicator.Key);
        var after = FigureLookup.Newest(evidence, indicator.Key);
        if (before is null || after is null || after.Date <= before.Date)
            return (false, false, new Text($"{indicator.Title.Da}: ikke målt både før og efter", $"{indicator.Title.En}: not measured both before and after"));
        var better = indicator.Direction == IndicatorDirection.Increase ? after.Value > before.Value : after.Value < before.Value;
        var unit = indicator.Unit == "%" ? " %" : $" {indicator.Unit}";
        return (true, better, Wording.Of(
            $"{indicator.Title.Da}: fra {{0}} til {{1}}{unit}, {(better ? "forbedret" : "ikke forbedret")}",
            $"{indicator.Title.En}: from {{0}} to {{1}}{unit}, {(better ? "improved" : "not improved")}", before.Value, after.Value));
    }

    private static (decimal? Count, decimal Attained, Text Line) Count(CountTarget target, ImmutableArray<RecordedEvidence> evidence)
    {
        var events = evidence.SelectMany(given => given.Content.Events).Where(held => held.Key == target.Key).ToList();
        var unknown = target.Source == CountSource.Participants ? events.Count(held => held.Participants is null) : 0;
        var figure = FigureLookup.Newest(evidence, target.Key);
        var grants = evidence.SelectMany(given => given.Content.Grants).Where(grant => grant.Key == target.Key).ToList();
        decimal? count = target.Source switch
        {
            CountSource.Figure => figure?.Value,
            CountSource.Events => events.Count == 0 ? null : events.Count,
            CountSource.Participants => events.Count == unknown ? null : events.Sum(held => (long)(held.Participants ?? 0)),
            _ => grants.Count == 0 ? null : grants.Sum(grant => grant.AmountDkk),
        };
        var bound = target.Source == CountSource.Figure && figure is not null ? figure.Bound : unknown > 0 ? FigureBound.AtLeast : FigureBound.Exact;
        var line = count is { } known
            ? Wording.Of(
                $"{target.Title.Da}: {EvidenceWording.Bound(bound).Da}{{0}} af {{1}}", $"{target.Title.En}: {EvidenceWording.Bound(bound).En}{{0}} of {{1}}", known, target.Target)
            : Wording.Of($"{target.Title.Da}: ikke talt, måltal {{0}}", $"{target.Title.En}: not counted, target {{0}}", target.Target);
        if (unknown > 0)
        {
            var more = Wording.Of(" ({0} arrangementer med ukendt deltagerantal)", " ({0} events with an unknown number of participants)", unknown);
            line = new Text(line.Da + more.Da, line.En + more.En);
        }

        return (count, count is { } counted ? Math.Clamp(counted / target.Target, 0, 1) : 0, line);
    }

    private static Text Joined(IEnumerable<Text> lines)
    {
        var all = lines.ToList();
        return new Text($"{string.Join("; ", all.Select(line => line.Da))}.", $"{string.Join("; ", all.Select(line => line.En))}.");
    }
}
