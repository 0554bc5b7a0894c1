using System.Text.Json.Serialization;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Gateway.Reports;

/// <summary>A receipt as clients read it.</summary>
/// <param name="Id">The receipt's id.</param>
/// <param name="Municipality">Who reports; left out where a region does.</param>
/// <param name="Region">The region that reports itself; left out otherwise.</param>
/// <param name="DataSet">The data set.</param>
/// <param name="Period">The period.</param>
/// <param name="Revision">The report's revision.</param>
/// <param name="Position">The token to read one's own write with.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="By">Who submitted it.</param>
/// <param name="OnBehalf">Whether on the reporter's behalf; left out when not.</param>
/// <param name="Hash">The entry's digest.</param>
/// <param name="Status">The report's status.</param>
/// <param name="Aggregated">Whether the regional table holds it.</param>
/// <param name="Warnings">What was doubtful.</param>
internal sealed record ReceiptAnswer(
    string Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AreaCode? Municipality,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AreaCode? Region,
    string DataSet, Period Period, long Revision, string Position, DateTimeOffset RecordedAt, string By,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool OnBehalf,
    string Hash, ReportStatus Status, bool Aggregated, IReadOnlyList<Warning> Warnings)
{
    /// <summary>What clients read of a receipt.</summary>
    public static ReceiptAnswer Of(Receipt receipt)
    {
        var isRegion = Areas.IsRegion(receipt.Reporter);
        return new(
            receipt.Id, isRegion ? null : receipt.Reporter, isRegion ? receipt.Reporter : null,
            receipt.Report.DataSet, receipt.Report.Period, receipt.Revision, receipt.Position.ToString(), receipt.RecordedAt,
            receipt.By, receipt.OnBehalf, receipt.Hash, receipt.Status, receipt.Aggregated, receipt.Warnings);
    }
}
