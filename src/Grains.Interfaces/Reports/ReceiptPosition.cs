using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Kkr.Tables;

namespace Kkr.Reports;

/// <summary>
/// Where something stands in the ledger, as a token that clients hand back to read their own writes (guarantee G5):
/// <c>184.851.voksenlaerlinge.2020.3</c> for a receipt, <c>184</c> for the ledger up to a position. The report and its
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
        // Data sets and periods may hold dashes and digits, so that a receipt's id can't be told apart; none holds a dot.
        var parts = text.Split('.');
        if (!long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var position)) return false;
        if (parts is [_])
        {
            result = new(position, null, 0);
            return true;
        }

        if (parts is not [_, var code, { Length: > 0 } dataSet, var when, var number]
            || !Municipalities.AreaCode.TryParse(code, out var reporter)
            || !Period.TryParse(when, out var period)
            || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)) return false;
        result = new(position, new ReportKey(reporter, dataSet, period), revision);
        return true;
    }

    /// <summary>
    /// Whether a table is sure to hold what the token points at: it holds the report as far as that, or, where it holds no such
    /// report, it has read the ledger up to there (<paramref name="covered"/>).
    /// </summary>
    public bool IsIn(TableKey table, long covered, Func<ReportKey, Report?> find)
    {
        if (Report is not { } report) return Position <= covered;
        if (report.DataSet != table.DataSet) return true;
        return find(report) is { } held ? held.Revision >= Revision && held.Position >= Position : Position <= covered;
    }

    /// <summary>The token.</summary>
    public override string ToString() => Report is { } report
        ? string.Create(CultureInfo.InvariantCulture, $"{Position}.{report.Reporter}.{report.DataSet}.{report.Period}.{Revision}")
        : Position.ToString(CultureInfo.InvariantCulture);
}
