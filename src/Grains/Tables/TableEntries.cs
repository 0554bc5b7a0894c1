using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Tables;

/// <summary>Which entries of the ledger a table is made of.</summary>
internal static class TableEntries
{
    /// <summary>With more reporters than this, the ledger gives all of the data set's entries: to look each stream up among as many costs it more.</summary>
    private const int MostReporters = 500;

    /// <summary>The entries of a table's reports with a position above <paramref name="afterPosition"/>, in order.</summary>
    public static IAsyncEnumerable<LedgerEntry> ReadTableAsync(this ILedger ledger, TableKey table, long afterPosition, CancellationToken cancellationToken)
    {
        var topic = ReportKey.TopicOf(table.DataSet);
        if (table.Area.IsCountry) return ledger.ReadTopicAsync(topic, afterPosition, cancellationToken);
        // Municipalities, and regions, which report some things themselves.
        AreaCode[] reporters = Areas.TryGetRegion(table.Area, out var region) ? [.. region.Municipalities.Select(m => m.Code), .. region.Regions] : [table.Area];
        return reporters.Length <= MostReporters
            ? ledger.ReadTopicAsync(topic, [.. reporters.Select(reporter => $"{topic}/{reporter}/")], afterPosition, cancellationToken)
            : ledger.ReadTopicAsync(topic, afterPosition, cancellationToken).Where(entry => Areas.Holds(table.Area, ReportKey.OfStream(entry.Stream).Reporter));
    }
}
