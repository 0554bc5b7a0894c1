namespace Kkr.Reports;

/// <summary>The draft was thrown away.</summary>
/// <param name="Status">The report's status without it.</param>
internal sealed record DraftDiscarded(ReportStatus Status) : ReportEvent;
