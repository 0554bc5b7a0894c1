using System.Globalization;
using Kkr.Municipalities;

namespace Kkr.Reports;

/// <summary>Which report: who reports, on what, for when. One grain and one stream of the ledger each.</summary>
/// <param name="Reporter">The municipality, or the region or country for a data set that they report themselves.</param>
/// <param name="DataSet">The data set's id.</param>
/// <param name="Period">The time it covers.</param>
[GenerateSerializer, Immutable, Alias("kkr.ReportKey")]
public readonly record struct ReportKey(
    [property: Id(0)] AreaCode Reporter, [property: Id(1)] string DataSet, [property: Id(2)] Period Period)
{
    /// <summary>The stream of the ledger that holds the report's history.</summary>
    public string Stream => $"report/{DataSet}/{Reporter}/{Period}";

    /// <summary>The topic under which the reports of a data set are read back from the ledger.</summary>
    public static string TopicOf(string dataSet) => $"report/{dataSet}";

    /// <summary>Reads a key as <see cref="ToString"/> writes it.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static ReportKey Parse(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 3
            ? new(AreaCode.Parse(parts[0]), parts[1], Period.Parse(parts[2]))
            : throw new FormatException($"'{text}' is not a report key.");
    }

    /// <summary>Reads the key out of <see cref="Stream"/>.</summary>
    /// <exception cref="FormatException">It is not a report's stream.</exception>
    public static ReportKey OfStream(string stream)
    {
        var parts = stream.Split('/');
        return parts is ["report", var dataSet, var reporter, var period]
            ? new(AreaCode.Parse(reporter), dataSet, Period.Parse(period))
            : throw new FormatException($"'{stream}' is not a report's stream.");
    }

    /// <summary>The id of the receipt of a revision: <c>851-voksenlaerlinge-2020-3</c>.</summary>
    public string ReceiptId(long revision) => string.Create(CultureInfo.InvariantCulture, $"{Reporter}-{DataSet}-{Period}-{revision}");

    /// <summary>Whether both name the same report. Most keys that are compared differ by their period, and numbers are quicker to compare than texts.</summary>
    public bool Equals(ReportKey other) => Period == other.Period && Reporter == other.Reporter && DataSet == other.DataSet;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Reporter, DataSet, Period);

    /// <summary>The key as text: <c>851/voksenlaerlinge/2020</c>.</summary>
    public override string ToString() => $"{Reporter}/{DataSet}/{Period}";
}
