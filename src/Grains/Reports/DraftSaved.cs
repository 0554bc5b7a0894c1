namespace Kkr.Reports;

/// <summary>Something was saved that is not submitted yet.</summary>
/// <param name="Content">What would be submitted.</param>
/// <param name="OnBehalf">Whether it was done on the reporter's behalf.</param>
/// <param name="Status">The report's status with it.</param>
internal sealed record DraftSaved(Submission Content, bool OnBehalf, ReportStatus Status) : ReportEvent;
