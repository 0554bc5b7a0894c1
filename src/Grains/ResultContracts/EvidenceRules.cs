using System.Collections.Immutable;
using Kkr.Reports;

namespace Kkr.ResultContracts;

/// <summary>What evidence must satisfy, by itself and beside the evidence that already counts for the goal.</summary>
internal static class EvidenceRules
{
    /// <summary>No figure of this field is larger; beyond it a typing error is certain.</summary>
    public const decimal Largest = 1_000_000_000_000m;

    /// <summary>A post is one report of one goal, not an archive.</summary>
    public const int MostItems = 1000;

    /// <param name="goal">The goal it is for.</param>
    /// <param name="post">The evidence.</param>
    /// <param name="standing">The evidence that goes on counting beside it.</param>
    /// <param name="errors">Where errors go.</param>
    public static void Check(Goal goal, EvidencePost post, ImmutableArray<RecordedEvidence> standing, ErrorList errors)
    {
        var items = post.Figures.Length + post.Efforts.Length + post.Evaluations.Length + post.Grants.Length
            + post.Events.Length + post.Documents.Length + post.Decisions.Length;
        errors.Require(items > 0 || post.Proposed is not null || post.Replaces.Length > 0, "", "empty", null,
            "Dokumentationen er tom.", "The evidence is empty.");
        errors.Require(items <= MostItems, "", "count", items, $"Højst {MostItems} poster ad gangen.", $"At most {MostItems} items at a time.");
        if (items > MostItems) return;

        CheckFigures(goal, post, errors);
        CheckEfforts(goal, post, errors);
        CheckEvaluations(goal, post, errors);
        CheckGrantsAndEvents(goal, post, errors);
        CheckDocuments(goal, post, errors);
        for (var at = 0; at < post.Decisions.Length; at++)
        {
            errors.RequireName(post.Decisions[at].Authority, $"/decisions/{at}/authority", 200);
            errors.RequireBetween(post.Decisions[at].Fulfilment, 0, 100, $"/decisions/{at}/fulfilment");
            errors.AllowRemark(post.Decisions[at].Reference, $"/decisions/{at}/reference", 1000);
        }

        if (post.Proposed is { } proposed)
        {
            errors.RequireBetween(proposed.Fulfilment, 0, 100, "/proposed/fulfilment");
            if (proposed.Reason is not null) errors.RequireText(proposed.Reason, "/proposed/reason");
        }

        errors.AllowRemark(post.Comment, "/comment");
        CheckTold(post, standing, errors);
    }

    private static void CheckFigures(Goal goal, EvidencePost post, ErrorList errors)
    {
        var keys = GoalKeys.Figures(goal).Select(named => named.Key).ToHashSet();
        for (var at = 0; at < post.Figures.Length; at++)
        {
            CheckKey(post.Figures[at].Key, keys, $"/figures/{at}/key", errors);
            errors.RequireBetween(post.Figures[at].Value, -Largest, Largest, $"/figures/{at}/value");
            if (post.Figures[at].Note is { } note) errors.RequireText(note, $"/figures/{at}/note");
            errors.Require(!post.Figures[at].Baseline || goal.Rule is IncreaseRule, $"/figures/{at}/baseline", "baseline", null,
                "Målet sammenligner ikke med et udgangspunkt.", "The goal compares with no baseline.");
        }
    }

    private static void CheckEfforts(Goal goal, EvidencePost post, ErrorList errors)
    {
        var keys = GoalKeys.Efforts(goal).Select(named => named.Key).ToHashSet();
        for (var at = 0; at < post.Efforts.Length; at++)
        {
            CheckKey(post.Efforts[at].Key, keys, $"/efforts/{at}/key", errors);
            if (post.Efforts[at].Note is { } note) errors.RequireText(note, $"/efforts/{at}/note");
        }
    }

    private static void CheckEvaluations(Goal goal, EvidencePost post, ErrorList errors)
    {
        for (var at = 0; at < post.Evaluations.Length; at++)
        {
            var round = post.Evaluations[at];
            var path = $"/evaluations/{at}";
            errors.Require(round.Sent is >= 0 and <= 10_000_000, $"{path}/sent", "range", round.Sent, "Tallet er for lille eller for stort.", "The number is too small or too large.");
            errors.Require(round.Answered >= 0 && round.Answered <= round.Sent, $"{path}/answered", "at-most-sent", round.Answered,
                "Der kan ikke være flere svar end udsendte.", "There can't be more answers than were sent.");
            errors.Require(round.Scores.IsEmpty || (round.Scores.Length == 11 && round.Scores.All(count => count >= 0)
                    && round.Scores.Sum(count => (long)count) == round.Answered), $"{path}/scores", "adds-up", null,
                "Elleve antal, 0–10, der tilsammen giver antallet af svar.", "Eleven counts, 0–10, that add up to the answers.");
            errors.Require(round.Scores.IsEmpty || round.NetPromoterScore is null, $"{path}/netPromoterScore", "either", round.NetPromoterScore,
                "Angiv enten svarene eller resultatet.", "Give either the answers or the result.");
            errors.Require(round.Favourable is null || round.FavourablePercent is null, $"{path}/favourablePercent", "either", round.FavourablePercent,
                "Angiv enten antallet eller andelen.", "Give either the number or the share.");
            if (round.NetPromoterScore is { } score) errors.RequireBetween(score, -100, 100, $"{path}/netPromoterScore");
            if (round.FavourablePercent is { } percent) errors.RequireBetween(percent, 0, 100, $"{path}/favourablePercent");
            if (round.Favourable is { } count) errors.RequireBetween(count, 0, Math.Max(round.Answered, 0), $"{path}/favourable");
            errors.Require(round.Answered <= 0 || Measures(goal.Rule, round), path, "measured", null,
                "Runden mangler det resultat, som målets regel måler.", "The round lacks the result that the goal's rule measures.");
        }
    }

    private static bool Measures(GoalRule rule, EvaluationEvidence round) => rule switch
    {
        ThresholdRule { Source: MeasureSource.NetPromoterScore } => !round.Scores.IsEmpty || round.NetPromoterScore is not null,
        ThresholdRule { Source: MeasureSource.FavourableShare } or ShareRule => round.Favourable is not null || round.FavourablePercent is not null,
        _ => true,
    };

    private static void CheckGrantsAndEvents(Goal goal, EvidencePost post, ErrorList errors)
    {
        var grantKeys = GoalKeys.Grants(goal).Select(named => named.Key).ToHashSet();
        for (var at = 0; at < post.Grants.Length; at++)
        {
            errors.RequireName(post.Grants[at].Title, $"/grants/{at}/title");
            errors.RequireBetween(post.Grants[at].AmountDkk, 0, Largest, $"/grants/{at}/amountDkk");
            if (post.Grants[at].Key is { } key) CheckKey(key, grantKeys, $"/grants/{at}/key", errors);
        }

        var eventKeys = GoalKeys.Events(goal).Select(named => named.Key).ToHashSet();
        for (var at = 0; at < post.Events.Length; at++)
        {
            var held = post.Events[at];
            errors.RequireName(held.Title, $"/events/{at}/title");
            errors.RequireCount(held.Sessions.Length, 1, 100, $"/events/{at}/sessions");
            errors.Require(held.Sessions.All(session => session.To is null || session.From <= session.To), $"/events/{at}/sessions", "period", null,
                "Et arrangement slutter, før det begynder.", "An event ends before it begins.");
            errors.Require(held.Sessions.Zip(held.Sessions.Skip(1), (one, next) => one.From < next.From).All(inOrder => inOrder), $"/events/{at}/sessions", "order", null,
                "Dagene angives i tidsorden.", "The days are given in order of time.");
            errors.Require(held.Participants is null or (>= 0 and <= 10_000_000), $"/events/{at}/participants", "range", held.Participants,
                "Antallet er 0 eller derover; et ukendt antal udelades.", "The number is 0 or more; an unknown one is left out.");
            if (held.Key is { } key) CheckKey(key, eventKeys, $"/events/{at}/key", errors);
        }
    }

    private static void CheckDocuments(Goal goal, EvidencePost post, ErrorList errors)
    {
        var keys = GoalKeys.Topics(goal).Select(named => named.Key).ToHashSet();
        for (var at = 0; at < post.Documents.Length; at++)
        {
            errors.RequireText(post.Documents[at].Title, $"/documents/{at}/title", 500);
            errors.RequireName(post.Documents[at].Reference, $"/documents/{at}/reference", 1000);
            for (var each = 0; each < post.Documents[at].Covers.Length; each++)
                CheckKey(post.Documents[at].Covers[each], keys, $"/documents/{at}/covers/{each}", errors);
        }
    }

    private static void CheckKey(string? key, HashSet<string> known, string path, ErrorList errors) => errors.Require(
        key is not null && known.Contains(key), path, "unknown-key", key,
        "Målet kender ikke denne nøgle.", "The goal does not know this key.");

    // Two pieces of evidence that say different things about the same thing on the same day could only be settled by
    // which came last. Fulfilment must not depend on that, so the second has to say that it replaces the first.
    private static void CheckTold(EvidencePost post, ImmutableArray<RecordedEvidence> standing, ErrorList errors)
    {
        var told = standing.SelectMany(given => Identities(given.Content)).Select(one => one.Identity).ToHashSet();
        foreach (var (path, identity) in Identities(post))
        {
            errors.Require(told.Add(identity), path, "already-told", null,
                "Det er allerede oplyst; angiv i “replaces”, hvad der erstattes.", "This is already told; name in “replaces” what it takes the place of.");
        }
    }

    private static IEnumerable<(string Path, object Identity)> Identities(EvidencePost post) =>
    [
        .. post.Figures.Select((one, at) => ($"/figures/{at}", (object)("figure", one.Key, one.Baseline ? (DateOnly?)null : one.Date))),
        .. post.Efforts.Select((one, at) => ($"/efforts/{at}", (object)("effort", one.Key, one.Date))),
        .. post.Evaluations.Select((one, at) => ($"/evaluations/{at}", (object)("evaluation", one.Date))),
        .. post.Grants.Select((one, at) => ($"/grants/{at}", (object)("grant", one.Title))),
        .. post.Events.Select((one, at) => ($"/events/{at}", (object)("event", one.Title, one.Sessions.IsEmpty ? default : one.Sessions[0].From))),
        .. post.Decisions.Select((one, at) => ($"/decisions/{at}", (object)("decision", one.Authority, one.Date))),
    ];
}
