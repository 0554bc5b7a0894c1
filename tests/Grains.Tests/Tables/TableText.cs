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
    ];

    /// <summary>What the reports of a period that count say at a place: the sum, and of how many.</summary>
    public static (decimal Total, int Reporters) SumAt(PeriodCube cube, Coordinate place)
    {
        decimal[] figures = [.. cube.Reports.Values.Where(r => r.Counts).SelectMany(r => r.Figures).Where(c => c.At == place).Select(c => c.Value).OfType<decimal>()];
        return (figures.Sum(), figures.Length);
    }

    /// <summary>The table as the ledger alone says it.</summary>
    public static async Task<TableState> FoldAsync(ILedger ledger, AreaCode area)
    {
        var reports = new Dictionary<ReportKey, Report>();
        await foreach (var entry in ledger.ReadTopicAsync(ReportKey.TopicOf("voksenlaerlinge"), 0, CancellationToken.None))
        {
            var key = ReportKey.OfStream(entry.Stream);
            if (area.IsCountry || Areas.TableAreaOf(key.Reporter) == area)
                reports[key] = ReportFold.Apply(reports.GetValueOrDefault(key) ?? Report.Empty(key), entry);
        }

        return TableState.Empty.With(reports.Values);
    }
}
