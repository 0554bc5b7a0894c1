using Kkr.Ledger;
using Kkr.Reports;
using Kkr.Rights;
using Orleans.Concurrency;

namespace Kkr.ResultContracts;

/// <summary>
/// One result contract (agenda item 3.3): its terms, the evidence for its goals, and that an endorsed one is closed. Its
/// key is the contract's id, <c>erhvervshus-nordjylland-2020</c>.
/// </summary>
/// <remarks>
/// Who may see it: <see cref="ContractRights"/>. Whoever may not is told so whether it exists or not. A command with an
/// expected revision that is not the current one is refused with <see cref="RefusalKind.RevisionMismatch"/>.
/// </remarks>
[Alias("kkr.IResultContractGrain")]
public interface IResultContractGrain : IGrainWithStringKey
{
    /// <summary>The contract as it stands, or as it was known at a moment.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<Answer<ResultContract>> ReadAsync(Caller caller, DateTimeOffset? asOf, CancellationToken cancellationToken);

    /// <summary>The fulfilment of its goals as they stand, or as they were known at a moment.</summary>
    [Alias("Assess"), AlwaysInterleave]
    Task<Answer<Assessment>> AssessAsync(Caller caller, DateTimeOffset? asOf, CancellationToken cancellationToken);

    /// <summary>Every change of it.</summary>
    [Alias("ReadHistory"), AlwaysInterleave]
    Task<Answer<RecordedHistory>> ReadHistoryAsync(Caller caller, CancellationToken cancellationToken);

    /// <summary>The terms of the next year's contract made from this one: a draft, to be agreed under an id of its own.</summary>
    [Alias("ReadNextYear"), AlwaysInterleave]
    Task<Answer<ContractTerms>> ReadNextYearAsync(Caller caller, CancellationToken cancellationToken);

    /// <summary>
    /// Sets its terms, for the first time or anew; the secretariat only. The terms it has already change nothing.
    /// </summary>
    /// <param name="command">Who, and by which id.</param>
    /// <param name="terms">The terms.</param>
    /// <param name="expected">The revision the caller goes by; 0 for a contract that must not exist yet; null for any.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [Alias("Agree")]
    Task<Answer<ResultContract>> AgreeAsync(CommandContext command, ContractTerms terms, long? expected, CancellationToken cancellationToken);

    /// <summary>Takes evidence for a goal, from a contract reporter or the secretariat.</summary>
    [Alias("Give")]
    Task<Answer<EvidenceReceipt>> GiveAsync(CommandContext command, int goal, EvidencePost evidence, long? expected, CancellationToken cancellationToken);

    /// <summary>KKR endorses the fulfilment and closes the contract; recorded by the secretariat with the meeting that decided.</summary>
    [Alias("Endorse")]
    Task<Answer<ResultContract>> EndorseAsync(CommandContext command, string meeting, long? expected, CancellationToken cancellationToken);

    /// <summary>Opens an endorsed contract again, for a reason; the secretariat only.</summary>
    [Alias("Reopen")]
    Task<Answer<ResultContract>> ReopenAsync(CommandContext command, string reason, long? expected, CancellationToken cancellationToken);
}
