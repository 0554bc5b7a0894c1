using Kkr.Catalogue;
using Kkr.Reports;

namespace Kkr.ResultContracts;

/// <summary>Evidence in words, a line an item, so that a reader can follow a fulfilment down to what it rests on.</summary>
internal static class EvidenceWording
{
    public static IEnumerable<EvidenceLine> Lines(Goal goal, RecordedEvidence given) =>
        Items(goal, given.Content).Select(line => new EvidenceLine(given.Number, line));

    public static Text Effort(Text title, EffortEvidence? newest)
    {
        var (da, en) = newest?.Status switch
        {
            EffortStatus.CarriedOut => ("gennemført", "carried out"),
            EffortStatus.Cancelled => ("aflyst", "cancelled"),
            EffortStatus.UnderWay => ("i gang", "under way"),
            EffortStatus.Planned => ("planlagt", "planned"),
            _ => ("ikke efterprøvet", "not checked"),
        };
        return newest?.Note is { } note
            ? new Text($"{title.Da}: {da} ({note.Da})", $"{title.En}: {en} ({note.En})")
            : new Text($"{title.Da}: {da}", $"{title.En}: {en}");
    }

    public static Text Bound(FigureBound bound) => bound switch
    {
        FigureBound.AtLeast => new Text("mindst ", "at least "),
        FigureBound.MoreThan => new Text("over ", "over "),
        _ => new Text("", ""),
    };

    private static IEnumerable<Text> Items(Goal goal, EvidencePost content) =>
    [
        .. content.Figures.Select(figure => Figure(GoalKeys.TitleOf(goal, figure.Key), figure)),
        .. content.Efforts.Select(effort => Effort(GoalKeys.TitleOf(goal, effort.Key), effort)),
        .. content.Evaluations.Select(Round),
        .. content.Grants.Select(grant => Wording.Of($"{grant.Title}: {{0}} kr. bevilget", $"{grant.Title}: DKK {{0}} granted", grant.AmountDkk)),
        .. content.Events.Select(Event),
        .. content.Documents.Select(document => new Text($"{document.Title.Da} ({document.Reference})", $"{document.Title.En} ({document.Reference})")),
        .. content.Decisions.Select(decided => Wording.Of(
            $"{decided.Authority}, {Wording.DayDa(decided.Date)}: {{0}} %", $"{decided.Authority}, {Wording.DayEn(decided.Date)}: {{0}}%", decided.Fulfilment)),
    ];

    private static Text Figure(Text title, FigureEvidence figure)
    {
        var role = figure.Baseline ? new Text(" (udgangspunkt)", " (baseline)") : new Text("", "");
        var bound = Bound(figure.Bound);
        return Wording.Of(
            $"{title.Da} pr. {Wording.DayDa(figure.Date)}{role.Da}: {bound.Da}{{0}}",
            $"{title.En} as of {Wording.DayEn(figure.Date)}{role.En}: {bound.En}{{0}}", figure.Value);
    }

    private static Text Round(EvaluationEvidence round)
    {
        var line = Wording.Of(
            $"Evalueringer til og med {Wording.DayDa(round.Date)}: {{0}} udsendt, {{1}} besvaret",
            $"Evaluations up to {Wording.DayEn(round.Date)}: {{0}} sent, {{1}} answered", round.Sent, round.Answered);
        if (round.NetPromoterScore is { } score) line = After(line, Wording.Of(", net promoter score {0}", ", net promoter score {0}", score));
        if (round.FavourablePercent is { } percent) line = After(line, Wording.Of(", {0} % gunstige", ", {0}% favourable", percent));
        if (round.Favourable is { } count) line = After(line, Wording.Of(", {0} gunstige", ", {0} favourable", count));
        return line;
    }

    private static Text Event(EventEvidence held)
    {
        var (da, en) = (Wording.DayDa(held.Sessions[0].From), Wording.DayEn(held.Sessions[0].From));
        return held.Participants is { } participants
            ? Wording.Of($"{held.Title}, {da}: {{0}} deltagere", $"{held.Title}, {en}: {{0}} participants", participants)
            : new Text($"{held.Title}, {da}: ukendt deltagerantal", $"{held.Title}, {en}: unknown number of participants");
    }

    private static Text After(Text first, Text second) => new(first.Da + second.Da, first.En + second.En);
}
