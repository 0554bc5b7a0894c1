namespace Kkr.Reports;

/// <summary>How far the ledger knows a report to have come.</summary>
/// <param name="Key">The report.</param>
/// <param name="Revision">A revision that is committed.</param>
internal readonly record struct ReportHead(ReportKey Key, long Revision);
