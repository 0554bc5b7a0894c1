using System.Collections.Frozen;
using System.Globalization;

namespace Kkr.Bench.Contract;

/// <summary>The data sets that the contestants know, each with one dimension: what the product reads from its catalogue.</summary>
internal static class KnownCodes
{
    /// <summary>More than P5 spreads its load over.</summary>
    private const int SmallDataSets = 100;

    private static readonly FrozenDictionary<string, (string Dimension, FrozenSet<string> Codes)> DataSets =
        new Dictionary<string, (string, FrozenSet<string>)>
        {
            ["voksenlaerlinge"] = ("forsoergelse", FrozenSet.Create(StringComparer.Ordinal, "ledig", "beskaeftiget", "uoplyst")),
            ["bench-celler"] = ("kode", Enumerable.Range(0, 480)
                .Select(i => string.Create(CultureInfo.InvariantCulture, $"k{i:D3}")).ToFrozenSet(StringComparer.Ordinal)),
        }.Concat(Enumerable.Range(0, SmallDataSets).Select(i => KeyValuePair.Create(
            string.Create(CultureInfo.InvariantCulture, $"bench-live-{i}"), ("kode", FrozenSet.Create(StringComparer.Ordinal, "k000", "k001")))))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether a place is one of the data set's.</summary>
    public static bool Has(string dataSet, Dictionary<string, string> at) =>
        DataSets.TryGetValue(dataSet, out var known) && at.Count == 1 && at.TryGetValue(known.Dimension, out var code) && known.Codes.Contains(code);

    /// <summary>A place as text.</summary>
    public static string PlaceOf(SubmissionRequest.Figure figure)
    {
        foreach (var (dimension, code) in figure.At) return $"{dimension}={code}";
        return "";
    }
}
