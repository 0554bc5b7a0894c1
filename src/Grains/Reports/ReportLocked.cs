namespace Kkr.Reports;

/// <summary>The report was closed to change.</summary>
/// <param name="Reason">Why.</param>
internal sealed record ReportLocked(string Reason) : ReportEvent;
