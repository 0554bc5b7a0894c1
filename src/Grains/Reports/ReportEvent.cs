using System.Text.Json.Serialization;

namespace Kkr.Reports;

/// <summary>Something that happened to a report.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ReportSubmitted), "report-submitted")]
[JsonDerivedType(typeof(ReportApproved), "report-approved")]
[JsonDerivedType(typeof(ReportWithdrawn), "report-withdrawn")]
[JsonDerivedType(typeof(ReportLocked), "report-locked")]
[JsonDerivedType(typeof(ReportReopened), "report-reopened")]
[JsonDerivedType(typeof(DraftSaved), "draft-saved")]
[JsonDerivedType(typeof(DraftDiscarded), "draft-discarded")]
internal abstract record ReportEvent;
