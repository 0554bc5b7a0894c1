namespace Kkr.Reports;

/// <summary>That somebody else than the submitter stood for a report's content.</summary>
/// <param name="By">Who approved.</param>
/// <param name="At">When.</param>
/// <param name="ContentHash">What was approved, as <see cref="Report.DigestContent"/> writes it: it does not carry over to other content.</param>
[GenerateSerializer, Immutable, Alias("kkr.Approval")]
public sealed record Approval([property: Id(0)] string By, [property: Id(1)] DateTimeOffset At, [property: Id(2)] string ContentHash);
