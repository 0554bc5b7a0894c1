using System.Collections.Immutable;

namespace Kkr.ResultContracts;

/// <summary>Figures by key: the newest that stands, and the baseline.</summary>
internal static class FigureLookup
{
    public static FigureEvidence? Newest(ImmutableArray<RecordedEvidence> evidence, string key) =>
        All(evidence, key).Where(figure => !figure.Baseline).MaxBy(figure => figure.Date);

    public static FigureEvidence? Baseline(ImmutableArray<RecordedEvidence> evidence, string key) =>
        All(evidence, key).Where(figure => figure.Baseline).MinBy(figure => figure.Date);

    private static IEnumerable<FigureEvidence> All(ImmutableArray<RecordedEvidence> evidence, string key) =>
        evidence.SelectMany(given => given.Content.Figures).Where(figure => figure.Key == key);
}
