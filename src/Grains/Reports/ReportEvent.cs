using System.Text.Json.Serialization;

namespace Kkr.Reports;

/// <summary>Something that happened to a report.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ReportSubmitted), "report-submitted")]
internal abstract record ReportEvent;
