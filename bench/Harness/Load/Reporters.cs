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
        IReadOnlyList<string> dataSets, string dimension, string first, string second, IEnumerable<Municipality> municipalities, int periods, Stage stage)
    {
        (DataSets, First, Second) = (dataSets, $"{{\"{dimension}\":\"{first}\"}}", $"{{\"{dimension}\":\"{second}\"}}");
        Municipalities = [.. municipalities.OrderBy(m => m.Region.Value == Region ? 0 : 1).ThenBy(m => m.Code)];
        Periods = [.. Enumerable.Range(2005, periods).Select(y => y.ToString(CultureInfo.InvariantCulture))];
        Heads =
        [
            .. Municipalities.Select(m => Encoding.ASCII.GetBytes(
                $"/municipalities/{m.Code}/submissions HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"
                + $"Authorization: Bearer {stage.Token("reporter", m.Code.Value)}\r\n")),
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

    public IReadOnlyList<Municipality> Municipalities { get; }

    public IReadOnlyList<string> Periods { get; }

    /// <summary>The rest of the request line and the headers that do not change, a municipality each.</summary>
    public IReadOnlyList<byte[]> Heads { get; }

    /// <summary>How many of them are of North Jutland.</summary>
    public int InRegion => Municipalities.Count(m => m.Region.Value == Region);

    /// <summary>All who report adult apprentices, on 21 years.</summary>
    public static Reporters OfApprentices(Stage stage) => new(
        ["voksenlaerlinge"], "forsoergelse", "ledig", "beskaeftiget", Areas.Municipalities.Where(m => m.Code.Value != ReportsJointly), 21, stage);

    /// <summary>All municipalities, on 22 years of a data set like the large one.</summary>
    public static Reporters OfCells(Stage stage, string dataSet = LargeDataSet.Id) => OfMany(stage, [dataSet]);

    /// <summary>All municipalities, on 22 years of several data sets that have the large one's dimension.</summary>
    public static Reporters OfMany(Stage stage, IReadOnlyList<string> dataSets) => new(
        dataSets, LargeDataSet.Dimension, LargeDataSet.Code(0), LargeDataSet.Code(1), Areas.Municipalities, LargeDataSet.Periods, stage);
}
