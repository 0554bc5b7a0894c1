namespace Kkr.Formats;

/// <summary>
/// The names by which a PC-Axis file knows dimensions and categories. Its keywords refer to them by label, so that labels which are alike
/// in a language get their code behind them.
/// </summary>
internal sealed class PxNames
{
    private readonly Dictionary<string, string> dimensions;
    private readonly Dictionary<string, string[]> values;

    public PxNames(TableMetadata metadata, Language language)
    {
        var names = Distinct([.. metadata.Dimensions.Select(dimension => (dimension.Id, dimension.Label.In(language)))]);
        dimensions = metadata.Dimensions.Zip(names).ToDictionary(pair => pair.First.Id, pair => pair.Second);
        values = metadata.Dimensions.ToDictionary(
            dimension => dimension.Id,
            dimension => Distinct([.. dimension.Categories.Select(category => (category.Code, category.Label.In(language)))]));
    }

    public string Of(Dimension dimension) => dimensions[dimension.Id];

    public string[] Values(Dimension dimension) => values[dimension.Id];

    public string Value(Dimension dimension, Category category) => values[dimension.Id][dimension.IndexOf(category.Code)];

    private static string[] Distinct((string Code, string Label)[] named)
    {
        var texts = named.Select(pair => PxWriter.Clean(pair.Label)).ToArray();
        var alike = texts.GroupBy(text => text, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1)
            .Select(group => group.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < texts.Length; i++)
            if (alike.Contains(texts[i])) texts[i] = $"{texts[i]} ({named[i].Code})";
        return texts;
    }
}
