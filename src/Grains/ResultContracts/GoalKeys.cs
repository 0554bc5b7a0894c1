using Kkr.Catalogue;

namespace Kkr.ResultContracts;

/// <summary>The keys by which evidence refers to what a goal names.</summary>
internal static class GoalKeys
{
    /// <summary>What figures may refer to: indicators, targets counted by figures, the threshold's figure, supporting figures.</summary>
    public static IEnumerable<KeyedTitle> Figures(Goal goal) => goal.Rule switch
    {
        IncreaseRule rule => rule.Indicators.Select(indicator => new KeyedTitle(indicator.Key, indicator.Title)).Concat(goal.Supporting),
        CountsRule rule => Targets(rule, CountSource.Figure).Concat(goal.Supporting),
        ThresholdRule { Source: MeasureSource.Figure, Key: { } key } => goal.Supporting.Prepend(new KeyedTitle(key, goal.Title)),
        _ => goal.Supporting,
    };

    public static IEnumerable<KeyedTitle> Efforts(Goal goal) => goal.Rule is EffortsRule rule ? rule.Efforts : [];

    public static IEnumerable<KeyedTitle> Topics(Goal goal) => goal.Rule is DocumentedRule rule ? rule.Topics : [];

    public static IEnumerable<KeyedTitle> Grants(Goal goal) => Topics(goal).Concat(
        goal.Rule is CountsRule rule ? Targets(rule, CountSource.GrantsDkk) : []);

    public static IEnumerable<KeyedTitle> Events(Goal goal) => Topics(goal).Concat(
        goal.Rule is CountsRule rule ? Targets(rule, CountSource.Events).Concat(Targets(rule, CountSource.Participants)) : []);

    /// <summary>Everything the goal names, each of which must have a key of its own.</summary>
    public static IEnumerable<(string Path, KeyedTitle Named)> All(Goal goal)
    {
        var named = goal.Rule switch
        {
            IncreaseRule rule => rule.Indicators.Select((one, at) => ($"/rule/indicators/{at}", new KeyedTitle(one.Key, one.Title))),
            CountsRule rule => rule.Targets.Select((one, at) => ($"/rule/targets/{at}", new KeyedTitle(one.Key, one.Title))),
            EffortsRule rule => rule.Efforts.Select((one, at) => ($"/rule/efforts/{at}", one)),
            DocumentedRule rule => rule.Topics.Select((one, at) => ($"/rule/topics/{at}", one)),
            _ => [],
        };
        return named.Concat(goal.Supporting.Select((one, at) => ($"/supporting/{at}", one)));
    }

    public static Text TitleOf(Goal goal, string key) =>
        All(goal).FirstOrDefault(one => one.Named.Key == key).Named?.Title ?? goal.Title;

    private static IEnumerable<KeyedTitle> Targets(CountsRule rule, CountSource source) =>
        rule.Targets.Where(target => target.Source == source).Select(target => new KeyedTitle(target.Key, target.Title));
}
