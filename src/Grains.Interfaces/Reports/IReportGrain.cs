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

    /// <summary>Saves what is not submitted yet. It takes no part in anything that counts, and need not hold to the rules.</summary>
    [Alias("SaveDraft"), AlwaysInterleave]
    Task<Answer<SavedDraft>> SaveDraftAsync(SubmitReport command, CancellationToken cancellationToken);

    /// <summary>Throws the draft away.</summary>
    [Alias("DiscardDraft"), AlwaysInterleave]
    Task<Answer<Receipt>> DiscardDraftAsync(ReportCommand command, CancellationToken cancellationToken);

    /// <summary>Approves the content that the expected revision holds; never by the subject who submitted it.</summary>
    [Alias("Approve"), AlwaysInterleave]
    Task<Answer<Receipt>> ApproveAsync(ReportCommand command, CancellationToken cancellationToken);

    /// <summary>Takes the report back: it counts no more, until something is submitted again.</summary>
    [Alias("Withdraw"), AlwaysInterleave]
    Task<Answer<Receipt>> WithdrawAsync(ReportCommand command, CancellationToken cancellationToken);

    /// <summary>Closes the report to change; the secretariat, with a reason.</summary>
    [Alias("Lock"), AlwaysInterleave]
    Task<Answer<Receipt>> LockAsync(ReportCommand command, CancellationToken cancellationToken);

    /// <summary>Opens a locked report to change again; the secretariat, with a reason.</summary>
    [Alias("Reopen"), AlwaysInterleave]
    Task<Answer<Receipt>> ReopenAsync(ReportCommand command, CancellationToken cancellationToken);

    /// <summary>The report as it stands; revision 0 when nothing was ever submitted.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<Answer<Report>> ReadAsync(Caller caller, CancellationToken cancellationToken);

    /// <summary>Every revision, the oldest first.</summary>
    [Alias("ReadHistory"), AlwaysInterleave]
    Task<Answer<ReportHistory>> ReadHistoryAsync(Caller caller, CancellationToken cancellationToken);
}
