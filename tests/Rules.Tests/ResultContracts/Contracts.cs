using Kkr.Catalogue;
using Kkr.Ledger;

namespace Kkr.ResultContracts;

/// <summary>What the tests of contracts are written with.</summary>
internal static class Contracts
{
    public static DateTimeOffset At(int minute) => new DateTimeOffset(2021, 1, 4, 8, 0, 0, TimeSpan.Zero).AddMinutes(minute);

    public static DateOnly Day(int day) => new DateOnly(2020, 1, 1).AddDays(day);

    public static Text Words(string words) => new(words, words);

    public static KeyedTitle Keyed(string key) => new(key, Words(key));

    public static Goal GoalWith(GoalRule rule, params string[] supporting) =>
        new(1, Words("Goal"), GoalGroup.National, rule, Supporting: [.. supporting.Select(Keyed)]);

    public static ContractTerms Terms(params GoalRule[] rules) => new(
        Words("Contract 2020"), [new("KKR", []), new("Hub", [])], new(2020, 1, 1), new(2020, 12, 31),
        [.. rules.Select((rule, at) => GoalWith(rule) with { Number = at + 1 })]);

    public static ThresholdRule NetPromoterScore(ThresholdReading between = ThresholdReading.Step) =>
        new(MeasureSource.NetPromoterScore, [new(60, 100), new(50, 50)], between);

    public static EvidencePost Answers(decimal score, int answered = 100, int day = 0) =>
        new EvidencePost(Evaluations: [new(Day(day), answered, answered, NetPromoterScore: score)]).Whole();

    public static ResultContractState Fold(IEnumerable<ContractEvent> events) =>
        Recorded(events).Aggregate(ResultContractState.Empty, ResultContractState.Apply);

    /// <summary>Events as the ledger gives them back: a minute apart, the first at 8 o'clock.</summary>
    public static IEnumerable<Happened<ContractEvent>> Recorded(IEnumerable<ContractEvent> events) =>
        events.Select((happened, at) => new Happened<ContractEvent>(at + 1, At(at), "hub", EntryHash.None, happened));

    public static ResultContractState Apply(this ResultContractState state, ContractEvent happened) =>
        ResultContractState.Apply(state, new(state.Revision + 1, At((int)state.Revision), "hub", EntryHash.None, happened));

    public static ResultContractState Agreed(params GoalRule[] rules) =>
        Fold([ResultContractRules.Agree(ResultContractState.Empty, Terms(rules)).Accept()]);

    public static ResultContractState Given(this ResultContractState state, int goal, EvidencePost post) =>
        state.Apply(ResultContractRules.Give(state, goal, post).Accept());

    public static Decision<ContractEvent> Give(this ResultContractState state, EvidencePost post) =>
        ResultContractRules.Give(state, 1, post);

    public static GoalAssessment First(this ResultContractState state) => ResultContractRules.Assess(state).Goals[0];
}
