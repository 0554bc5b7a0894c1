namespace Kkr.Reports;

/// <summary>The report was opened to change again.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Status">The status it has again.</param>
internal sealed record ReportReopened(string Reason, ReportStatus Status) : ReportEvent;
