using System.Collections.Immutable;

namespace Kkr.Gateway.Documents;

/// <summary>A figure: bars beside each other, a group for each label and a bar for each series.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Unit">The unit of its values.</param>
/// <param name="Series">What each bar of a group stands for.</param>
/// <param name="Groups">The groups.</param>
public sealed record AnnexChart(string Caption, string Unit, ImmutableArray<string> Series, ImmutableArray<AnnexBars> Groups) : AnnexPart
{
    /// <summary>The colours of series, dark enough on white and told apart without colour sight; used again from the first.</summary>
    public static ImmutableArray<string> Colours { get; } = ["1F4E79", "E07B00", "5B8C5A", "7A5195"];

    /// <summary>The highest value; 0 where there is none.</summary>
    public decimal Highest { get; } = Groups.SelectMany(g => g.Values).Max() is > 0 and var highest ? highest : 0;

    /// <summary>The figure in words, for those who do not see it.</summary>
    public string InWords { get; } = $"{Caption}. " + string.Join("; ", Groups.Select(g =>
        $"{g.Label}: " + string.Join(", ", Series.Zip(g.Values, (series, value) => $"{series} {Danish.Number(value)}"))));
}
