using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Tables;

/// <summary>Tables as text, cell by cell, so that two can be compared.</summary>
internal static class TableText
{
    public static IReadOnlyList<string> Of(TableState table) =>
    [
        $"{table.Position} {table.RecordedAt:O}",
        .. table.Reports.OrderBy(r => r.Key.ToString(), StringComparer.Ordinal).Select(LedgerJson.Write),
        .. table.Periods.SelectMany(p => p.Value.Sums.OrderBy(s => s.Key).Select(s => $"{p.Key} {s.Key} {s.Value.Total / 1.0000000000000000000000000000m} {s.Value.Reporters}")),
    ];

    /// <summary>The table as the ledger alone says it.</summary>
    public static async Task<TableState> FoldAsync(ILedger ledger, AreaCode area)
    {
        var reports = new Dictionary<ReportKey, Report>();
        await foreach (var entry in ledger.ReadTopicAsync(ReportKey.TopicOf("voksenlaerlinge"), 0, CancellationToken.None))
        {
            var key = ReportKey.OfStream(entry.Stream);
            if (area.IsCountry || Denmark.TableAreaOf(key.Reporter) == area)
                reports[key] = ReportFold.Apply(reports.GetValueOrDefault(key) ?? Report.Empty(key), entry);
        }

        return TableState.Empty.With(reports.Values);
    }
}
