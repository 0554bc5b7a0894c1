using Kkr.Rights;

namespace Kkr.Reports;

/// <summary>A command that moves a report on in its life and leaves its content as it is.</summary>
/// <param name="Command">Who, and by which id.</param>
/// <param name="ExpectedRevision">The revision the caller has seen (<c>If-Match</c>); null for any.</param>
/// <param name="Reason">Why; at most <see cref="Submission.MaxCommentLength"/> characters. Locking and reopening need one.</param>
[GenerateSerializer, Immutable, Alias("kkr.ReportCommand")]
public sealed record ReportCommand(
    [property: Id(0)] CommandContext Command, [property: Id(1)] long? ExpectedRevision, [property: Id(2)] string? Reason);
