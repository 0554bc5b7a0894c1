using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Kkr.Reports;

/// <summary>
/// Where something stands in the ledger, as a token that clients hand back to read their own writes (guarantee G5):
/// <c>184.851-voksenlaerlinge-2020-3</c> for a receipt, <c>184</c> for the ledger up to a position. The report and its
/// revision let a table answer from memory whether it holds the receipt.
/// </summary>
/// <param name="Position">The position in the ledger, from 1.</param>
/// <param name="Report">The report, when the token is a receipt's.</param>
/// <param name="Revision">The report's revision, when the token is a receipt's.</param>
[GenerateSerializer, Immutable, Alias("kkr.ReceiptPosition")]
public readonly record struct ReceiptPosition(
    [property: Id(0)] long Position, [property: Id(1)] ReportKey? Report, [property: Id(2)] long Revision)
{
    /// <summary>Reads a token.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ReceiptPosition result)
    {
        result = default;
        if (text is null || text.Length > 200) return false;
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var number = dot < 0 ? text : text[..dot];
        if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var position)) return false;
        if (dot < 0)
        {
            result = new(position, null, 0);
            return true;
        }

        // code-dataset-period-revision, where the data set and the period may hold dashes themselves.
        var id = text[(dot + 1)..];
        int first = id.IndexOf('-', StringComparison.Ordinal), last = id.LastIndexOf('-');
        if (first < 0 || last <= first || !Municipalities.AreaCode.TryParse(id[..first], out var reporter)) return false;
        if (!long.TryParse(id[(last + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var revision)) return false;
        var middle = id[(first + 1)..last];
        for (var dash = middle.LastIndexOf('-'); dash > 0; dash = middle.LastIndexOf('-', dash - 1))
        {
            // The longest period wins: 2017-2018 and 2020-12-01 end as years and days do not begin.
            if (!Period.TryParse(middle[(dash + 1)..], out var period)) continue;
            var dataSet = middle[..dash];
            for (var longer = middle.LastIndexOf('-', dash - 1); longer > 0; longer = middle.LastIndexOf('-', longer - 1))
            {
                if (!Period.TryParse(middle[(longer + 1)..], out var whole)) continue;
                (period, dataSet) = (whole, middle[..longer]);
            }

            result = new(position, new ReportKey(reporter, dataSet, period), revision);
            return true;
        }

        return false;
    }

    /// <summary>The token.</summary>
    public override string ToString() => Report is { } report
        ? string.Create(CultureInfo.InvariantCulture, $"{Position}.{report.ReceiptId(Revision)}")
        : Position.ToString(CultureInfo.InvariantCulture);
}
