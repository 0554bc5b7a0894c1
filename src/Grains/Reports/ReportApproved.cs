namespace Kkr.Reports;

/// <summary>Somebody else than the submitter stood for the content.</summary>
/// <param name="ContentHash">The digest of what was approved.</param>
/// <param name="Comment">The remark made with it.</param>
internal sealed record ReportApproved(string ContentHash, string? Comment) : ReportEvent;
