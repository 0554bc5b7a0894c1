using System.Globalization;
using System.Text;
using Kkr.Bench.Services;
using Kkr.Municipalities;

namespace Kkr.Bench.Load;

/// <summary>Who submits, on what: municipalities with their tokens, North Jutland first, and the places and periods they report on.</summary>
internal sealed class Reporters
{
    /// <summary>Læsø, which reports adult apprentices through Frederikshavn.</summary>
    private const string ReportsJointly = "825";

    private Reporters(
        IReadOnlyList<string> dataSets, string dimension, string first, string second, AreaTree areas, Func<Municipality, bool> reports, int periods, Func<Municipality, string> tokenOf)
    {
        (DataSets, First, Second, Areas) = (dataSets, $"{{\"{dimension}\":\"{first}\"}}", $"{{\"{dimension}\":\"{second}\"}}", areas);
        Municipalities = [.. areas.Municipalities.Where(reports).OrderBy(m => m.Region.Value == Region ? 0 : 1).ThenBy(m => m.Code)];
        Places = Municipalities.Index().ToDictionary(m => m.Item.Code, m => m.Index);
        Periods = [.. Enumerable.Range(2005, periods).Select(y => y.ToString(CultureInfo.InvariantCulture))];
        Heads =
        [
            .. Municipalities.Select(m => Encoding.ASCII.GetBytes(
                $"/municipalities/{m.Code}/submissions HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nAuthorization: Bearer {tokenOf(m)}\r\n")),
        ];
    }

    /// <summary>North Jutland.</summary>
    public const string Region = "081";

    /// <summary>The data sets that they report to.</summary>
    public IReadOnlyList<string> DataSets { get; }

    /// <summary>The first of the two places that are submitted, as JSON.</summary>
    public string First { get; }

    /// <summary>The second.</summary>
    public string Second { get; }

    /// <summary>All areas that there are.</summary>
    public AreaTree Areas { get; }

    /// <summary>Those who report.</summary>
    public IReadOnlyList<Municipality> Municipalities { get; }

    /// <summary>Where each of them stands among them.</summary>
    public IReadOnlyDictionary<AreaCode, int> Places { get; }

    public IReadOnlyList<string> Periods { get; }

    /// <summary>The rest of the request line and the headers that do not change, a municipality each.</summary>
    public IReadOnlyList<byte[]> Heads { get; }

    /// <summary>How many of them are of North Jutland.</summary>
    public int InRegion => Municipalities.Count(m => m.Region.Value == Region);

    /// <summary>All who report adult apprentices, on 21 years.</summary>
    public static Reporters OfApprentices(Stage stage) => new(
        ["voksenlaerlinge"], "forsoergelse", "ledig", "beskaeftiget", Denmark, m => m.Code.Value != ReportsJointly, 21, OwnToken(stage));

    /// <summary>All municipalities, on 22 years of a data set like the large one.</summary>
    public static Reporters OfCells(Stage stage, string dataSet = LargeDataSet.Id) => OfMany(stage, [dataSet]);

    /// <summary>All municipalities, on 22 years of several data sets that have the large one's dimension.</summary>
    public static Reporters OfMany(Stage stage, IReadOnlyList<string> dataSets) => new(
        dataSets, LargeDataSet.Dimension, LargeDataSet.Code(0), LargeDataSet.Code(1), Denmark, _ => true, LargeDataSet.Periods, OwnToken(stage));

    /// <summary>All municipalities of a continent, on two years of a data set that has the large one's dimension. One system reports for a district's.</summary>
    public static Reporters OfContinent(Stage stage, AreaTree areas, string dataSet) => new(
        [dataSet], LargeDataSet.Dimension, LargeDataSet.Code(0), LargeDataSet.Code(1), areas, _ => true, 2,
        m => areas.TryGetRegion(m.Region, out var district)
            ? stage.TokenOf($"bench-{district.Code}", "reporter", [.. district.Municipalities.Select(own => own.Code.Value)]) : throw new BenchmarkException($"{m.Code} lies nowhere."));

    private static AreaTree Denmark { get; } = AreaTree.Denmark();

    private static Func<Municipality, string> OwnToken(Stage stage) => m => stage.Token("reporter", m.Code.Value);
}
