using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Campaigns;

/// <summary>Campaigns and programmes (agenda items 3.6 and 3.8): what may be planned, and what the regional figures make of it.</summary>
internal static class CampaignRules
{
    private const int MostDataSets = 20, MostGoals = 50;

    /// <summary>Decides on a plan.</summary>
    /// <param name="asked">The plan.</param>
    /// <param name="dataSets">Those that there are of the data sets that it names.</param>
    public static Decision<CampaignEvent> Plan(CampaignTerms asked, IReadOnlyDictionary<string, DataSetDefinition> dataSets)
    {
        var terms = asked.Whole();
        var errors = new ErrorList();
        errors.RequireText(terms.Title, "/title", 300);
        errors.Require(Areas.TryGetRegion(terms.Region, out _), "/region", "region", terms.Region.Value, "Regionen findes ikke.", "There is no such region.");
        errors.Require(terms.From <= terms.To, "/to", "period", terms.To, "Perioden slutter, før den begynder.", "The period ends before it begins.");
        errors.RequireCount(terms.DataSets.Length, 0, MostDataSets, "/dataSets");
        for (var at = 0; at < terms.DataSets.Length; at++) RequireDataSet(terms.DataSets[at], $"/dataSets/{at}");
        // A programme need not have goals that figures decide (agenda item 3.6): then it says where it is followed.
        errors.RequireCount(terms.Goals.Length, terms is { Kind: CampaignKind.Programme, DataSets.Length: > 0 } ? 0 : 1, MostGoals, "/goals");
        for (var at = 0; at < terms.Goals.Length; at++)
        {
            var goal = terms.Goals[at];
            errors.Require(goal.Number == at + 1, $"/goals/{at}/number", "numbering", goal.Number,
                "Målene nummereres fra 1 uden huller.", "Goals are numbered from 1 without gaps.");
            errors.RequireText(goal.Title, $"/goals/{at}/title", 300);
            if (RequireDataSet(goal.DataSet, $"/goals/{at}/dataSet") is { } definition)
            {
                RequirePlace(definition, goal.At, $"/goals/{at}/at");
                RequirePlace(definition, goal.Of ?? Coordinate.Origin, $"/goals/{at}/of");
            }

            errors.Require(goal.From is not { } from || (from.Type == goal.To.Type && from < goal.To), $"/goals/{at}/from", "before", goal.From?.ToString(),
                "Der sammenlignes med en tidligere periode af samme slags.", "It is compared with an earlier period of the same kind.");
            errors.Require(goal.Measure == CampaignMeasure.Share || goal.Of is null, $"/goals/{at}/of", "share-only", null,
                "Kun en andel er en andel af noget.", "Only a share is a share of something.");
        }

        return errors.Any ? errors.ToRefusal() : new CampaignPlanned(terms);

        DataSetDefinition? RequireDataSet(string id, string path)
        {
            errors.RequireKey(id, path);
            if (!ErrorList.IsKey(id)) return null;
            var definition = dataSets.GetValueOrDefault(id);
            errors.Require(definition is not null, path, "unknown-data-set", id, "Datasættet findes ikke.", "There is no such data set.");
            return definition;
        }

        // At a place that is none there never is a figure, and the goal would stay undecided without anybody knowing why.
        void RequirePlace(DataSetDefinition definition, Coordinate place, string path)
        {
            if (definition.Content != ContentKind.Figures) return;
            foreach (var (name, code) in place.Codes)
                errors.Require(definition.HasCode(name, code), $"{path}/{ValidationError.PathOf(name)}", "unknown-code", code,
                    "Datasættet har ikke dette sted.", "The data set has no such place.");
        }
    }

    /// <summary>The data sets that a plan names.</summary>
    public static IEnumerable<string> DataSetsOf(CampaignTerms asked)
    {
        var terms = asked.Whole();
        return terms.Goals.Select(goal => goal.DataSet).Concat(terms.DataSets).OfType<string>().Distinct(StringComparer.Ordinal).Take(MostGoals + MostDataSets);
    }

    /// <summary>Content as the rules want it: a list that was left out is empty.</summary>
    public static CampaignTerms Whole(this CampaignTerms terms) => terms with { Goals = terms.Goals.OrEmpty(), DataSets = terms.DataSets.OrEmpty() };

    /// <summary>The row in the list; null as long as nothing is planned.</summary>
    public static CampaignRow? Row(string id, CampaignState state) => state.Terms is { } terms
        ? new(id, state.Revision, terms.Title, terms.Kind, terms.Region, terms.From, terms.To, terms.Goals.Length)
        : null;

    /// <summary>The sums that the goals are decided by, each once.</summary>
    public static ImmutableArray<CampaignFigureKey> Needs(CampaignTerms terms) =>
        [.. terms.Goals.SelectMany(Needs).Distinct()];

    /// <summary>The goals held against figures. A figure that was not given counts as not reported.</summary>
    public static ImmutableArray<CampaignGoalAssessment> Assess(CampaignTerms terms, IEnumerable<CampaignFigure> figures)
    {
        var known = figures.ToImmutableDictionary(figure => figure.Key);
        return [.. terms.Goals.Select(goal => Assess(goal, known))];
    }

    private static IEnumerable<CampaignFigureKey> Needs(CampaignGoal goal)
    {
        foreach (var period in goal.From is { } from ? [from, goal.To] : new[] { goal.To })
        {
            yield return new(goal.DataSet, period, goal.At);
            if (goal.Measure == CampaignMeasure.Share) yield return new(goal.DataSet, period, goal.Of ?? Coordinate.Origin);
        }
    }

    private static CampaignGoalAssessment Assess(CampaignGoal goal, ImmutableDictionary<CampaignFigureKey, CampaignFigure> known)
    {
        var needed = Needs(goal).Select(key => known.GetValueOrDefault(key) ?? new(key, null, 0, 0)).ToList();
        var least = needed.MinBy(figure => figure.Municipalities)!;
        var expected = needed.Max(figure => figure.Expected);
        var from = goal.From is { } before ? Measured(goal, before, known) : null;
        var to = Measured(goal, goal.To, known);
        var change = to - from;
        decimal? percent = goal.Measure == CampaignMeasure.Total && from is > 0 ? 100 * change / from : null;
        var counts = goal.From is null ? to : change;
        bool? reached = (counts, goal.Target) switch
        {
            (null, _) => null,
            ({ } figure, { } target) => figure >= target,
            ({ } figure, null) when goal.From is not null => figure > 0,
            _ => null,
        };
        return new(goal.Number, goal.Title, Rounded(from), Rounded(to), Rounded(change), Rounded(percent), reached,
            least.Municipalities, expected, Explain(goal, from, to, change, reached));
    }

    private static decimal? Measured(CampaignGoal goal, Period period, ImmutableDictionary<CampaignFigureKey, CampaignFigure> known)
    {
        var sum = known.GetValueOrDefault(new(goal.DataSet, period, goal.At))?.Value;
        if (goal.Measure == CampaignMeasure.Total) return sum;
        var whole = known.GetValueOrDefault(new(goal.DataSet, period, goal.Of ?? Coordinate.Origin))?.Value;
        return whole is null or 0 ? null : 100 * sum / whole;
    }

    private static decimal? Rounded(decimal? figure) => figure is { } known ? Math.Round(known, 4, MidpointRounding.AwayFromZero) : null;

    private static Text Explain(CampaignGoal goal, decimal? from, decimal? to, decimal? change, bool? reached)
    {
        var unit = goal.Measure == CampaignMeasure.Share ? " %" : "";
        var verdict = reached switch
        {
            true => new Text("Målet er nået.", "The goal is reached."),
            false => new Text("Målet er ikke nået.", "The goal is not reached."),
            null => new Text("Målet kan ikke afgøres.", "The goal can't be decided."),
        };
        if (to is not { } now || (goal.From is not null && from is null))
            return new Text("Der mangler tal.", "Figures are missing.").Then(verdict);
        var told = from is { } then
            ? Wording.Of($"{goal.From} til {goal.To}: fra {{0}}{unit} til {{1}}{unit}, en ændring på {{2}}.", $"{goal.From} to {goal.To}: from {{0}}{unit} to {{1}}{unit}, a change of {{2}}.", then, now, change!.Value)
            : Wording.Of($"{goal.To}: {{0}}{unit}.", $"{goal.To}: {{0}}{unit}.", now);
        if (goal.Target is { } target) told = told.Then(Wording.Of("Måltallet er {0}.", "The target is {0}.", target));
        return told.Then(verdict);
    }
}
