using System.Collections.Immutable;
using FsCheck;
using FsCheck.Xunit;

namespace Kkr.ResultContracts;

/// <summary>What holds for any evidence.</summary>
public sealed class ScoringProperties
{
    private static readonly ImmutableArray<GoalRule> Rules =
    [
        Contracts.NetPromoterScore(), Contracts.NetPromoterScore(ThresholdReading.Linear), new ShareRule(70, 60, 50),
        new EffortsRule([Contracts.Keyed("a"), Contracts.Keyed("b"), Contracts.Keyed("c")]),
        new CountsRule([new("a", Contracts.Words("a"), 30), new("b", Contracts.Words("b"), 100)]),
        new IncreaseRule([new("a", Contracts.Words("a")), new("b", Contracts.Words("b"), IndicatorDirection.Decrease)]),
        new DocumentedRule([Contracts.Keyed("a"), Contracts.Keyed("b")]), new DecidedRule("A"),
    ];

    [Property(MaxTest = 300)]
    public bool Fulfilment_is_within_0_and_100(int seed) =>
        Play(seed) is var state && ResultContractRules.Assess(state).Goals.All(goal => goal.Fulfilment is >= 0 and <= 100)
            && ResultContractRules.Assess(state).Overall is { Exact: >= 0 and <= 100, Rounded: >= 0 and <= 100 };

    [Property(MaxTest = 300)]
    public bool The_order_in_which_evidence_came_makes_no_difference(int seed, int shuffle)
    {
        var posts = Posts(seed).ToArray();
        var other = (ValueTuple<int, EvidencePost>[])posts.Clone();
        new Random(shuffle).Shuffle(other);
        return Told(Enter(posts)).SequenceEqual(Told(Enter(other)));

        static IEnumerable<object> Told(ResultContractState state) => ResultContractRules.Assess(state).Goals
            .Select(goal => (object)(goal.Measured, goal.Fulfilment, goal.Assessed, goal.Explanation));
    }

    [Property(MaxTest = 300)]
    public bool A_moments_view_is_the_fold_of_what_had_happened(int seed, PositiveInt moment)
    {
        var events = Events(Posts(seed)).ToList();
        var asOf = Contracts.At((moment.Get % (events.Count + 2)) - 1);
        var prefix = events.Where((_, at) => Contracts.At(at) <= asOf).ToList();
        var seen = ResultContractState.AsOf(Contracts.Recorded(events), asOf);
        return seen.Revision == prefix.Count
            && (prefix.Count == 0 ? !seen.Exists
                : ResultContractRules.Assess(seen).Overall == ResultContractRules.Assess(Contracts.Fold(prefix)).Overall);
    }

    [Property(MaxTest = 300)]
    public bool A_higher_figure_never_fulfils_less(short one, short other, bool linear)
    {
        var (low, high) = (Math.Min(one, other) / 100m, Math.Max(one, other) / 100m);
        ImmutableArray<ThresholdStep> steps = [new(60, 100), new(-20, 10), new(50, 50)];
        var between = linear ? ThresholdReading.Linear : ThresholdReading.Step;
        return MeasuredScoring.Lookup(steps, between, low) <= MeasuredScoring.Lookup(steps, between, high);
    }

    [Property(MaxTest = 200)]
    public bool More_efforts_counts_and_topics_never_fulfil_less(int seed)
    {
        var random = new Random(seed);
        var state = Contracts.Agreed([.. Rules]);
        var last = new decimal[Rules.Length];
        for (var day = 0; day < 12; day++)
        {
            var key = random.Next(2) == 0 ? "a" : "b";
            state = random.Next(3) switch
            {
                0 => state.Given(4, new(Efforts: [new(key, EffortStatus.CarriedOut, Contracts.Day(day))])),
                1 => state.Given(5, new(Figures: [new(key, day * 10, Contracts.Day(day))])),
                _ => state.Given(7, new(Documents: [new(Contracts.Words("d"), "ref", [key])])),
            };
            var now = ResultContractRules.Assess(state).Goals.Select(goal => goal.Fulfilment).ToArray();
            if (now.Zip(last).Any(pair => pair.First < pair.Second)) return false;
            last = now;
        }

        return true;
    }

    private static ResultContractState Play(int seed) => Enter(Posts(seed));

    private static ResultContractState Enter(IEnumerable<(int Goal, EvidencePost Post)> posts) => Contracts.Fold(Events(posts));

    private static List<ContractEvent> Events(IEnumerable<(int Goal, EvidencePost Post)> posts)
    {
        var events = new List<ContractEvent> { ResultContractRules.Agree(ResultContractState.Empty, Contracts.Terms([.. Rules])).Accept() };
        var state = Contracts.Fold(events);
        foreach (var (goal, post) in posts)
        {
            var given = ResultContractRules.Give(state, goal, post).Accept();
            events.Add(given);
            state = state.Apply(given);
        }

        return events;
    }

    // Every post is of a day of its own, so that any order of them is one that could have come.
    private static IEnumerable<(int Goal, EvidencePost Post)> Posts(int seed)
    {
        var random = new Random(seed);
        foreach (var day in Enumerable.Range(1, random.Next(1, 15)))
        {
            var goal = random.Next(1, Rules.Length + 1);
            var key = random.Next(2) == 0 ? "a" : "b";
            var answered = random.Next(0, 200);
            var date = Contracts.Day(day);
            yield return (goal, goal switch
            {
                1 or 2 when random.Next(2) == 0 => new(Evaluations: [new(date, answered, answered, NetPromoterScore: random.Next(-1000, 1001) / 10m)]),
                1 or 2 => new(Evaluations: [Scored(random, date)]),
                3 => new(Evaluations: [new(date, 300, answered, FavourablePercent: random.Next(0, 1001) / 10m)]),
                4 => new(Efforts: [new(key, (EffortStatus)random.Next(4), date)]),
                5 => new(Figures: [new(key, random.Next(-10, 200), date)]),
                6 when day <= 2 => new(Figures: [new(day == 1 ? "a" : "b", random.Next(100), date, true)]),
                6 => new(Figures: [new(key, random.Next(100), date)]),
                7 => new(Documents: [new(Contracts.Words("d"), "ref", [key])]),
                _ => new(Decisions: [new("A", random.Next(101), date)]),
            });
        }
    }

    private static EvaluationEvidence Scored(Random random, DateOnly date)
    {
        ImmutableArray<int> scores = [.. Enumerable.Range(0, 11).Select(_ => random.Next(20))];
        return new(date, scores.Sum() + 5, scores.Sum(), scores);
    }
}
