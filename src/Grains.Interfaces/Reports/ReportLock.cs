namespace Kkr.Reports;

/// <summary>That a report is closed to change.</summary>
/// <param name="By">Who locked it.</param>
/// <param name="Since">When.</param>
/// <param name="Reason">Why.</param>
/// <param name="Before">How far the report had come, and comes again when it is reopened.</param>
[GenerateSerializer, Immutable, Alias("kkr.ReportLock")]
public sealed record ReportLock(
    [property: Id(0)] string By, [property: Id(1)] DateTimeOffset Since, [property: Id(2)] string Reason,
    [property: Id(3)] ReportStatus Before);
