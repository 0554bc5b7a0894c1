namespace Kkr.Reports;

/// <summary>The report was taken back.</summary>
/// <param name="Reason">Why.</param>
/// <param name="OnBehalf">Whether it was done on the reporter's behalf.</param>
internal sealed record ReportWithdrawn(string? Reason, bool OnBehalf) : ReportEvent;
