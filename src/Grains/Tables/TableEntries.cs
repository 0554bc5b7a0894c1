using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Tables;

/// <summary>Which entries of the ledger a table is made of.</summary>
internal static class TableEntries
{
    /// <summary>The entries of a table's reports with a position above <paramref name="afterPosition"/>, in order.</summary>
    public static IAsyncEnumerable<LedgerEntry> ReadTableAsync(this ILedger ledger, TableKey table, long afterPosition, CancellationToken cancellationToken)
    {
        var topic = ReportKey.TopicOf(table.DataSet);
        return table.Area.IsCountry
            ? ledger.ReadTopicAsync(topic, afterPosition, cancellationToken)
            : ledger.ReadTopicAsync(topic, [.. ReportersOf(table.Area).Select(reporter => $"{topic}/{reporter}/")], afterPosition, cancellationToken);
    }

    /// <summary>A region's municipalities, and the region, which reports some things itself.</summary>
    private static IEnumerable<AreaCode> ReportersOf(AreaCode region) =>
        Denmark.Municipalities.Where(m => m.Region == region).Select(m => m.Code).Append(region);
}
