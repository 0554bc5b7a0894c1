namespace Kkr.Reports;

/// <summary>What is saved and not submitted yet: it may still break rules, and never counts.</summary>
/// <param name="Content">What would be submitted.</param>
/// <param name="By">Who saved it.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("kkr.ReportDraft")]
public sealed record ReportDraft([property: Id(0)] Submission Content, [property: Id(1)] string By, [property: Id(2)] DateTimeOffset At);
