using Kkr.Rights;
using Orleans.Concurrency;

namespace Kkr.Reports;

/// <summary>
/// One report: a reporter, a data set, a period. Its key is <see cref="ReportKey"/> as text. Commands interleave: each is
/// decided on what the ones before it will have done, and answered when it is durable itself.
/// </summary>
[Alias("kkr.IReportGrain")]
public interface IReportGrain : IGrainWithStringKey
{
    /// <summary>Submits or corrects, and answers once that is durable.</summary>
    [Alias("Submit"), AlwaysInterleave]
    Task<Answer<Receipt>> SubmitAsync(SubmitReport command, CancellationToken cancellationToken);

    /// <summary>Says what submitting would do, without doing it.</summary>
    [Alias("Preview"), AlwaysInterleave]
    Task<Answer<SubmissionPreview>> PreviewAsync(SubmitReport command, CancellationToken cancellationToken);

    /// <summary>The report as it stands; revision 0 when nothing was ever submitted.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<Answer<Report>> ReadAsync(Caller caller, CancellationToken cancellationToken);

    /// <summary>Every revision, the oldest first.</summary>
    [Alias("ReadHistory"), AlwaysInterleave]
    Task<Answer<ReportHistory>> ReadHistoryAsync(Caller caller, CancellationToken cancellationToken);
}
