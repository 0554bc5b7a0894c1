namespace Kkr.Pages.Catalogue;

/// <summary>Where a figure stands.</summary>
/// <param name="Codes">Its codes, dimension by dimension.</param>
/// <param name="Measure">What is counted.</param>
public sealed record Place(IReadOnlyList<(Dimension Dimension, Code Code)> Codes, Measure? Measure)
{
    /// <summary>Whether the measure has to be named.</summary>
    public bool NamesMeasure { get; init; }

    /// <summary>The place as the API writes it.</summary>
    public SortedDictionary<string, string> At
    {
        get
        {
            var at = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var (dimension, code) in Codes) at[dimension.Id] = code.Id;
            if (NamesMeasure && Measure is not null) at[Definition.MeasureDimension] = Measure.Id;
            return at;
        }
    }

    /// <summary>The name of its form field.</summary>
    public string Field => FieldOf(At);

    /// <summary>The name of the form field of a place as the API writes it.</summary>
    public static string FieldOf(IEnumerable<KeyValuePair<string, string>> at) =>
        "v:" + string.Join(';', at.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={a.Value}"));
}
