using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Reports;

namespace Kkr.ResultContracts;

/// <summary>Goals that look one measured figure up: a net promoter score, a share of answers, a figure.</summary>
internal static class MeasuredScoring
{
    public static Scored ByThresholds(ThresholdRule rule, ImmutableArray<RecordedEvidence> evidence)
    {
        var (measured, basis) = rule.Source switch
        {
            MeasureSource.NetPromoterScore => Answers(evidence, NetAnswers, "Net promoter score", "Net promoter score"),
            MeasureSource.FavourableShare => Answers(evidence, FavourableAnswers, "Gunstige svar i procent", "Favourable answers in percent"),
            _ => Newest(rule.Key!, evidence),
        };
        return measured is { } figure
            ? new Scored(figure, Lookup(rule.Steps, rule.Between, figure), true, basis.Then(Table(rule.Steps, rule.Between)))
            : Scored.Nothing(basis);
    }

    public static Scored ByShare(ShareRule rule, ImmutableArray<RecordedEvidence> evidence)
    {
        ImmutableArray<ThresholdStep> steps = rule is { PartlyAtPercent: { } lower, PartlyFulfilment: { } part }
            ? [new ThresholdStep(rule.AtLeastPercent, 100), new ThresholdStep(lower, part)]
            : [new ThresholdStep(rule.AtLeastPercent, 100)];
        var (measured, basis) = Answers(evidence, FavourableAnswers, "Gunstige svar i procent", "Favourable answers in percent");
        return measured is { } share
            ? new Scored(share, Lookup(steps, ThresholdReading.Step, share), true, basis.Then(Table(steps, ThresholdReading.Step)))
            : Scored.Nothing(basis);
    }

    /// <summary>The fulfilment that a table gives a figure. Below its lowest step nothing is fulfilled.</summary>
    public static decimal Lookup(ImmutableArray<ThresholdStep> steps, ThresholdReading between, decimal figure)
    {
        var reached = steps.Where(step => step.At <= figure).MaxBy(step => step.At);
        if (reached is null) return 0;
        var next = steps.Where(step => step.At > figure).MinBy(step => step.At);
        return between == ThresholdReading.Step || next is null
            ? reached.Fulfilment
            : reached.Fulfilment + ((next.Fulfilment - reached.Fulfilment) * (figure - reached.At) / (next.At - reached.At));
    }

    // Answers of all rounds over all answers, never a mean of the rounds' results. A round of which only the result is
    // known counts with as many answers as it had.
    private static (decimal? Measured, Text Basis) Answers(
        ImmutableArray<RecordedEvidence> evidence, Func<EvaluationEvidence, decimal?> percentTimesAnswers, string da, string en)
    {
        var rounds = evidence.SelectMany(given => given.Content.Evaluations).ToList();
        var answered = rounds.Sum(round => (long)round.Answered);
        var sent = rounds.Sum(round => (long)round.Sent);
        if (answered == 0)
        {
            return (null, rounds.Count == 0
                ? new Text("Der er endnu ingen evalueringer.", "There are no evaluations yet.")
                : Wording.Of("Ingen af de {0} udsendte evalueringer er besvaret.", "None of the {0} evaluations sent was answered.", sent));
        }

        var measured = rounds.Sum(round => percentTimesAnswers(round) ?? 0) / answered;
        return (measured, Wording.Of(
            da + " er {0}, målt på {1} svar af {2} udsendte evalueringer.",
            en + " is {0}, measured on {1} answers of {2} evaluations sent.", measured, answered, sent));
    }

    private static decimal? NetAnswers(EvaluationEvidence round) => round.Scores.IsEmpty
        ? round.NetPromoterScore * round.Answered
        : 100m * (round.Scores[9] + (long)round.Scores[10] - round.Scores.Take(7).Sum(count => (long)count));

    private static decimal? FavourableAnswers(EvaluationEvidence round) =>
        round.Favourable is { } count ? 100m * count : round.FavourablePercent * round.Answered;

    private static (decimal? Measured, Text Basis) Newest(string key, ImmutableArray<RecordedEvidence> evidence)
    {
        var newest = FigureLookup.Newest(evidence, key);
        return newest is null
            ? (null, new Text("Der er endnu intet tal.", "There is no figure yet."))
            : (newest.Value, Wording.Of(
                $"Tallet pr. {Wording.DayDa(newest.Date)} er {{0}}.", $"The figure as of {Wording.DayEn(newest.Date)} is {{0}}.", newest.Value));
    }

    private static Text Table(ImmutableArray<ThresholdStep> steps, ThresholdReading between)
    {
        var falling = steps.OrderByDescending(step => step.At).ToList();
        var da = string.Join("; ", falling.Select(step => $"mindst {Wording.Da(step.At)} giver {Wording.Da(step.Fulfilment)} %"));
        var en = string.Join("; ", falling.Select(step => $"at least {Wording.En(step.At)} gives {Wording.En(step.Fulfilment)}%"));
        return between == ThresholdReading.Step
            ? new Text($"Reglen: {da}; derunder 0 %.", $"The rule: {en}; below that 0%.")
            : new Text($"Reglen: {da}, jævnt derimellem; under det laveste 0 %.", $"The rule: {en}, evenly in between; below the lowest 0%.");
    }
}
