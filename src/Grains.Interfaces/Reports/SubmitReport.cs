using Kkr.Rights;

namespace Kkr.Reports;

/// <summary>The command to submit to a report, or to correct it.</summary>
/// <param name="Command">Who, and by which id.</param>
/// <param name="Submission">What.</param>
/// <param name="ExpectedRevision">The revision the caller believes is current (<c>If-Match</c>); null for any.</param>
[GenerateSerializer, Immutable, Alias("kkr.SubmitReport")]
public sealed record SubmitReport(
    [property: Id(0)] CommandContext Command, [property: Id(1)] Submission Submission, [property: Id(2)] long? ExpectedRevision);
